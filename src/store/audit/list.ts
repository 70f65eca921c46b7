import * as v from "valibot";
import { actorOf, actorOfOlderRow } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import {
  backInTime,
  boundedScanStatement,
  readFound,
  type Scan,
  type ScanBounds,
  type ScannedPage,
  type ScannedTimes,
  whereGiven,
} from "../bounded-scan.ts";
import { anyChatColumns, withAnyKey } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { ACTIONS, type Action, type AuditEntry } from "./log.ts";

/** What is asked for, by when it was done; null asks for nothing. */
export interface AuditFilter extends ScannedTimes {
  /** A name or an id, as the list shows it or as it is stored. */
  readonly who: string | null;
  readonly door: string | null;
  readonly action: Action | null;
  readonly chat: ChatKey | null;
}

/** Where a page ended: the next begins with what was done before it. */
export interface AuditCursor {
  readonly at: number;
  readonly id: string;
}

/** `who` and `door` as they are stored. */
export type ListedAuditEntry = AuditEntry & AuditCursor & { readonly who: string; readonly door: string };

/** The latest first. */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
  after: AuditCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<ListedAuditEntry>> {
  const [rows = []] = await db.batch([boundedScanStatement(readingOf(filter, after), bounds)]);
  return readFound(rows, bounds, readEntry);
}

/** What was done to a chat by its index, else along the primary key. */
function readingOf({ who, door, action, chat, from, to }: AuditFilter, after: AuditCursor | null): Scan {
  const { range, order } = backInTime(["at", "id"], { from, to }, after === null ? null : [after.at, after.id]);
  const filters = whereGiven([
    ["? IN (who, who_id, who_name)", who],
    ["door = ?", door],
    ["action = ?", action],
  ]);
  if (chat === null) return { columns: AUDIT_COLUMNS, table: "audit", range, order, filters };
  const ofChat: Statement = { sql: "chat_id = ? AND project_id = ?", values: [chat.chatId, chat.projectId] };
  return { columns: AUDIT_COLUMNS, table: "audit INDEXED BY audit_of_chat", range: [ofChat, ...range], order, filters };
}

/** What `readStoredAuditEntry` reads. */
export const AUDIT_COLUMNS = "at, id, who, door, who_id, who_name, action, chat_id, project_id, what";

const stored = v.object({
  at: v.number(),
  id: v.string(),
  who: v.string(),
  door: v.string(),
  who_id: v.nullable(v.string()),
  who_name: v.nullable(v.string()),
  action: v.string(),
  ...anyChatColumns,
  what: v.string(),
});

/** Also one that another version wrote. */
export type StoredAuditEntry = Omit<ListedAuditEntry, "action"> & { readonly action: string };

export function readStoredAuditEntry(value: Row): StoredAuditEntry {
  const { key: chat, who_id: whoId, who_name: whoName, ...rest } = withAnyKey(v.parse(stored, value));
  const { who, door } = rest;
  const actor = actorOf({ who, door, whoId, whoName }) ?? actorOfOlderRow(who, door);
  return { ...rest, actor, chat };
}

function readEntry(value: Row): ListedAuditEntry {
  const entry = readStoredAuditEntry(value);
  return { ...entry, action: v.parse(v.picklist(ACTIONS), entry.action) };
}
