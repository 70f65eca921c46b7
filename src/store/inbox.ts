import * as v from "valibot";
import { OUTCOMES, STATES, type Standing } from "../alerts/life.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import { type Summary, summarySchema } from "../alerts/summary.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Row, Statement } from "./database.ts";

/** An alert as a list shows it. Instants in milliseconds since 1970. */
export interface ListedAlert extends Standing {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  readonly urgency: number;
  /** When its chat came in, or came in again with a new reason after it was resolved. */
  readonly openedAt: number;
  readonly summary: Summary;
}

/** Which alerts: nobody's, those that `who` has claimed, those that others have, those that are over. */
export const SHELVES = ["open", "mine", "others", "resolved"] as const;
export type Shelf = (typeof SHELVES)[number];

/** Null asks for nothing. */
export interface InboxFilter {
  readonly shelf: Shelf;
  readonly queue: string | null;
  readonly reason: Reason | null;
}

/** Where a page ended. */
export type InboxPlace = Pick<ListedAlert, "urgency" | "openedAt" | "since" | "key">;

/** The worst first, then the oldest; what is resolved, the latest first. At most `most`. */
export async function listAlerts(
  db: Database,
  { shelf, queue, reason }: InboxFilter,
  who: string,
  after: InboxPlace | null,
  most: number,
): Promise<readonly ListedAlert[]> {
  const conditions = [
    onShelf(shelf, who),
    { sql: STANDS, values: [] },
    ...(queue === null ? [] : [{ sql: "summary ->> 'queue' = ?", values: [queue] }]),
    ...(reason === null
      ? []
      : [{ sql: "EXISTS (SELECT 1 FROM json_each(reasons) WHERE value = ?)", values: [reason] }]),
    ...(after === null ? [] : [beyond(shelf, after)]),
  ];
  const order =
    shelf === "resolved" ? "since DESC, chat_id DESC, project_id DESC" : "urgency, opened_at, chat_id, project_id";
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM alerts WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}
            ORDER BY ${order} LIMIT ?`,
      values: [...conditions.flatMap(({ values }) => values), most],
    },
  ]);
  return rows.map(readListed);
}

/** Those that are not resolved, whoever has them, and that were opened before an instant: the worst first, then the oldest. */
export async function listUnresolved(db: Database, before: number, most: number): Promise<readonly ListedAlert[]> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM alerts WHERE state <> 'resolved' AND opened_at < ? AND ${STANDS}
            ORDER BY urgency, opened_at, chat_id, project_id LIMIT ?`,
      values: [before, most],
    },
  ]);
  return rows.map(readListed);
}

/** The alerts of these chats, resolved or not; those that are none are left out. */
export async function findAlerts(db: Database, keys: readonly ChatKey[]): Promise<readonly ListedAlert[]> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${COLUMNS} FROM json_each(?) AS asked JOIN alerts
            ON alerts.chat_id = asked.value ->> 'chatId' AND alerts.project_id = asked.value ->> 'projectId'`,
      values: [JSON.stringify(keys)],
    },
  ]);
  return rows.map(readListed);
}

/** Written so that the partial indexes serve it. */
function onShelf(shelf: Shelf, who: string): Statement {
  switch (shelf) {
    case "open":
      return { sql: "state <> 'resolved' AND state = 'open' AND who IS NULL", values: [] };
    case "mine":
      return { sql: "state <> 'resolved' AND state = 'claimed' AND who = ?", values: [who] };
    case "others":
      return { sql: "state <> 'resolved' AND state = 'claimed' AND who <> ?", values: [who] };
    case "resolved":
      return { sql: "state = 'resolved'", values: [] };
  }
}

function beyond(shelf: Shelf, { urgency, openedAt, since, key }: InboxPlace): Statement {
  const chat = [key.chatId, key.projectId];
  if (shelf === "resolved") return { sql: "(since, chat_id, project_id) < (?, ?, ?)", values: [since, ...chat] };
  return { sql: "(urgency, opened_at, chat_id, project_id) > (?, ?, ?, ?)", values: [urgency, openedAt, ...chat] };
}

/**
 * Nobody can call back a customer of whom nothing is left, and nobody need call one whose chat was marked as spam since.
 * What was resolved before that stays to be looked up.
 */
export const STANDS = `EXISTS (SELECT 1 FROM chats WHERE chats.chat_id = alerts.chat_id
  AND chats.project_id = alerts.project_id AND chats.gone IS NULL
  AND (chats.is_spam = 0 OR alerts.state = 'resolved'))`;

const COLUMNS = "project_id, chat_id, reasons, urgency, opened_at, state, changes, who, since, outcome, summary";

const listed = v.object({
  project_id: v.number(),
  chat_id: v.number(),
  reasons: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS))),
  urgency: v.number(),
  opened_at: v.number(),
  state: v.picklist(STATES),
  changes: v.number(),
  who: v.nullable(v.string()),
  since: v.number(),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  summary: v.pipe(v.string(), v.parseJson(), summarySchema),
});

function readListed(value: Row): ListedAlert {
  const { project_id: projectId, chat_id: chatId, opened_at: openedAt, ...rest } = v.parse(listed, value);
  return { key: { projectId, chatId }, openedAt, ...rest };
}
