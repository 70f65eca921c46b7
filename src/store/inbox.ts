import * as v from "valibot";
import type { Identity } from "../alerts/actor.ts";
import type { Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";
import type { Database, Row, Statement } from "./database.ts";
import { LISTED_COLUMNS, type ListedAlert, readListed } from "./listed-alert.ts";
import { ALERT_DOOR } from "./outcome.ts";
import { ownedBy } from "./owned.ts";

/** Which alerts: nobody's, those that the reader has claimed, those that others have, those that are over. */
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

/** So many of a tab are looked at for one page, however few of them are shown. */
export const EXAMINED = 500;

/** Some of a tab, and where the next page goes on; null: nothing follows. */
export interface AlertPage {
  readonly alerts: readonly ListedAlert[];
  /** It was looked no further than this place, which is before the end and may not be a listed alert. */
  readonly examinedTo: InboxPlace | null;
}

/** The worst first, then the oldest; what is resolved, the latest first. At most `most`. */
export async function listAlerts(
  db: Database,
  { shelf, queue, reason }: InboxFilter,
  reader: readonly Identity[],
  after: InboxPlace | null,
  most: number,
): Promise<AlertPage> {
  const tab = onShelf(shelf, reader);
  const examined = examinedOf(tab, after === null ? [] : [beyond(shelf, after)]);
  const shown = [
    { sql: STANDS, values: [] },
    ...tab.shown,
    ...(queue === null ? [] : [{ sql: "summary ->> 'queue' = ?", values: [queue] }]),
    ...(reason === null ? [] : [{ sql: "instr(reasons, ?) > 0", values: [JSON.stringify(reason)] }]),
  ];
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${LISTED_COLUMNS} FROM (SELECT * FROM ${examined.sql} ORDER BY ${tab.order} LIMIT ${EXAMINED}) AS alerts
            WHERE ${shown.map(({ sql }) => sql).join(" AND ")} ORDER BY ${tab.order} LIMIT ?`,
      values: [...examined.values, ...shown.flatMap((one) => one.values), most],
    },
  ]);
  const alerts = rows.map(readListed);
  if (alerts.length === most) return { alerts, examinedTo: null };
  const [ends = []] = await db.batch([
    {
      sql: `SELECT ${PLACE} FROM ${examined.sql} ORDER BY ${tab.order} LIMIT 1 OFFSET ${EXAMINED - 1}`,
      values: examined.values,
    },
  ]);
  return { alerts, examinedTo: ends.map(readPlace)[0] ?? null };
}

/** Those that are not resolved, whoever has them, and that were opened before an instant: the worst first, then the oldest. */
export async function listUnresolved(db: Database, before: number, most: number): Promise<readonly ListedAlert[]> {
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${LISTED_COLUMNS} FROM alerts WHERE state <> 'resolved' AND opened_at < ? AND ${STANDS}
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
      sql: `SELECT ${LISTED_COLUMNS} FROM json_each(?) AS asked JOIN alerts
            ON alerts.chat_id = asked.value ->> 'chatId' AND alerts.project_id = asked.value ->> 'projectId'`,
      values: [JSON.stringify(keys)],
    },
  ]);
  return rows.map(readListed);
}

/** A tab: which alerts are on it, in which order, and the index that has them so. */
interface Tab {
  readonly index: string;
  /** Each of them along the index; at least one. */
  readonly parts: readonly Statement[];
  /** What of these is shown. */
  readonly shown: readonly Statement[];
  readonly order: string;
}

/** The rows of a tab beyond a place: where it has several parts, as many of each as are looked at in all. */
function examinedOf({ index, parts, order }: Tab, beyond: readonly Statement[]): Statement {
  const along = parts.map((part) => [part, ...beyond].map(({ sql }) => sql).join(" AND "));
  const read = along.map((where) => `SELECT * FROM alerts INDEXED BY ${index} WHERE ${where} ORDER BY ${order}`);
  const [only, ...others] = read;
  return {
    sql:
      others.length === 0
        ? `(${only})`
        : `(${read.map((one) => `SELECT * FROM (${one} LIMIT ${EXAMINED})`).join(" UNION ALL ")})`,
    values: parts.flatMap((part) => [part, ...beyond]).flatMap(({ values }) => values),
  };
}

const WORST_FIRST = "urgency, opened_at, chat_id, project_id";

function onShelf(shelf: Shelf, reader: readonly Identity[]): Tab {
  const own = ownedBy(reader, ALERT_DOOR);
  switch (shelf) {
    case "open":
      return tabOf([{ sql: "state = 'open' AND who IS NULL", values: [] }], []);
    case "mine": {
      const names = [...new Set(reader.map(({ who }) => who))];
      return tabOf(
        names.map((who) => ({ sql: "state = 'claimed' AND who = ?", values: [who] })),
        [own],
      );
    }
    case "others": {
      const others = { sql: `NOT ${own.sql}`, values: own.values };
      return { ...tabOf([{ sql: "state = 'claimed'", values: [] }], [others]), index: "unresolved" };
    }
    case "resolved":
      return {
        index: "resolved_lately",
        parts: [{ sql: "state = 'resolved'", values: [] }],
        shown: [],
        order: "since DESC, chat_id DESC, project_id DESC",
      };
  }
}

function tabOf(conditions: readonly Statement[], shown: readonly Statement[]): Tab {
  return {
    index: "inbox_tabs",
    parts: conditions.map(({ sql, values }) => ({ sql: `state <> 'resolved' AND ${sql}`, values })),
    shown,
    order: WORST_FIRST,
  };
}

function beyond(shelf: Shelf, { urgency, openedAt, since, key }: InboxPlace): Statement {
  const chat = [key.chatId, key.projectId];
  if (shelf === "resolved") return { sql: "(since, chat_id, project_id) < (?, ?, ?)", values: [since, ...chat] };
  return { sql: "(urgency, opened_at, chat_id, project_id) > (?, ?, ?, ?)", values: [urgency, openedAt, ...chat] };
}

/**
 * Nobody can call back a customer of whom nothing is left, and nobody need call one whose chat was marked as spam since:
 * such alerts end, but those of before that was so, or of an older version, only one by one. What was resolved before
 * that stays to be looked up.
 */
const STANDS = `EXISTS (SELECT 1 FROM chats WHERE chats.chat_id = alerts.chat_id
  AND chats.project_id = alerts.project_id AND chats.gone IS NULL
  AND (chats.is_spam = 0 OR alerts.state = 'resolved'))`;

const PLACE = "project_id, chat_id, urgency, opened_at, since";

const placeRow = v.object({
  project_id: v.number(),
  chat_id: v.number(),
  urgency: v.number(),
  opened_at: v.number(),
  since: v.number(),
});

function readPlace(value: Row): InboxPlace {
  const { project_id: projectId, chat_id: chatId, opened_at: openedAt, ...rest } = v.parse(placeRow, value);
  return { key: { projectId, chatId }, openedAt, ...rest };
}
