import * as v from "valibot";
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

export type ListedAuditEntry = AuditEntry & AuditCursor;

/** The latest first. */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
  after: AuditCursor | null,
  bounds: ScanBounds,
): Promise<ScannedPage<ListedAuditEntry>> {
  const [rows = []] = await db.batch([boundedScanStatement(readingOf(filter, after), bounds)]);
  return readFound(rows, bounds, readDeed);
}

/** What was done to a chat by its index, else along the primary key. */
function readingOf({ who, door, action, chat, from, to }: AuditFilter, after: AuditCursor | null): Scan {
  const { range, order } = backInTime(["at", "id"], { from, to }, after === null ? null : [after.at, after.id]);
  const filters = whereGiven([
    ["who = ?", who],
    ["door = ?", door],
    ["action = ?", action],
  ]);
  if (chat === null) return { columns: COLUMNS, table: "audit", range, order, filters };
  const ofChat: Statement = { sql: "chat_id = ? AND project_id = ?", values: [chat.chatId, chat.projectId] };
  return { columns: COLUMNS, table: "audit INDEXED BY audit_of_chat", range: [ofChat, ...range], order, filters };
}

const COLUMNS = "at, id, who, door, action, chat_id, project_id, what";

const stored = v.object({
  at: v.number(),
  id: v.string(),
  who: v.string(),
  door: v.string(),
  action: v.string(),
  ...anyChatColumns,
  what: v.string(),
});

/** Also one that another version wrote. */
export type StoredAuditEntry = Omit<ListedAuditEntry, "action"> & { readonly action: string };

export function readStoredAuditEntry(value: Row): StoredAuditEntry {
  const { key: chat, ...rest } = withAnyKey(v.parse(stored, value));
  return { ...rest, chat };
}

function readDeed(value: Row): ListedAuditEntry {
  const deed = readStoredAuditEntry(value);
  return { ...deed, action: v.parse(v.picklist(ACTIONS), deed.action) };
}
