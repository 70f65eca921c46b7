import type { Actor } from "../../alerts/actor.ts";
import { actorColumns } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_DOOR } from "../columns.ts";
import type { Statement } from "../database.ts";
import { ownedBy } from "./owned-by.ts";

/** Which alerts a tab has: unclaimed, claimed by the reader, claimed by others, resolved. */
export const INBOX_TABS = ["open", "mine", "others", "resolved"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

/** The end of a page. */
export interface InboxCursor {
  readonly urgency: number;
  readonly openedAt: number;
  readonly since: number;
  readonly key: ChatKey;
}

/** How many alerts of a tab are examined for one page, however few are shown. */
export const EXAMINED = 500;

/** A tab: its alerts, their order, and the index that has them in this order. */
interface Tab {
  readonly index: string;
  /** Ranges of the index; at least one. */
  readonly parts: readonly Statement[];
  /** Conditions for what is shown. */
  readonly shown: readonly Statement[];
  readonly order: string;
}

/** The rows of a tab after a position. If it has several parts, each is limited to the total that is examined. */
export function examinedOf({ index, parts, order }: Tab, beyond: readonly Statement[]): Statement {
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

export function inTab(tab: InboxTab, reader: readonly Actor[]): Tab {
  const own = ownedBy(reader, ALERT_DOOR);
  switch (tab) {
    case "open":
      return tabOf([{ sql: "state = 'open' AND who IS NULL", values: [] }], []);
    case "mine": {
      const names = [...new Set(reader.map((own) => actorColumns(own).who))];
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

export function beyond(tab: InboxTab, { urgency, openedAt, since, key }: InboxCursor): Statement {
  const chat = [key.chatId, key.projectId];
  if (tab === "resolved") return { sql: "(since, chat_id, project_id) < (?, ?, ?)", values: [since, ...chat] };
  return { sql: "(urgency, opened_at, chat_id, project_id) > (?, ?, ?, ?)", values: [urgency, openedAt, ...chat] };
}
