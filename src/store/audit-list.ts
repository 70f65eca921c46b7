import * as v from "valibot";
import type { ChatKey } from "../chat/chat.ts";
import { ACTIONS, type Action, type Deed } from "./audit.ts";
import type { Database, Row, Statement } from "./database.ts";

/** What is asked for; null asks for nothing. */
export interface DeedFilter {
  readonly who: string | null;
  readonly door: string | null;
  readonly action: Action | null;
  readonly chat: ChatKey | null;
  /** Done at this instant or later. */
  readonly from: number | null;
  /** Done before this instant. */
  readonly to: number | null;
}

/** Where a page ended: the next begins with what was done before it. */
export interface DeedPlace {
  readonly at: number;
  readonly id: string;
}

export type ListedDeed = Deed & DeedPlace;

/** The latest first, at most `most`. */
export async function listDeeds(
  db: Database,
  filter: DeedFilter,
  after: DeedPlace | null,
  most: number,
): Promise<readonly ListedDeed[]> {
  const conditions = [...conditionsOf(filter), ...beyond(after)];
  const where = conditions.map(({ sql }) => ` AND ${sql}`).join("");
  const [rows = []] = await db.batch([
    {
      sql: `SELECT at, id, who, door, action, chat_id, project_id, what FROM audit WHERE TRUE${where}
            ORDER BY at DESC, id DESC LIMIT ?`,
      values: [...conditions.flatMap(({ values }) => values), most],
    },
  ]);
  return rows.map(readDeed);
}

function conditionsOf({ who, door, action, chat, from, to }: DeedFilter): readonly Statement[] {
  const asked: readonly (readonly [sql: string, value: string | number | null])[] = [
    ["who = ?", who],
    ["door = ?", door],
    ["action = ?", action],
    ["chat_id = ?", chat?.chatId ?? null],
    ["project_id = ?", chat?.projectId ?? null],
    ["at >= ?", from],
    ["at < ?", to],
  ];
  return asked.flatMap(([sql, value]) => (value === null ? [] : [{ sql, values: [value] }]));
}

function beyond(place: DeedPlace | null): readonly Statement[] {
  return place === null ? [] : [{ sql: "(at, id) < (?, ?)", values: [place.at, place.id] }];
}

const listed = v.object({
  at: v.number(),
  id: v.string(),
  who: v.string(),
  door: v.string(),
  action: v.picklist(ACTIONS),
  chat_id: v.nullable(v.number()),
  project_id: v.nullable(v.number()),
  what: v.string(),
});

function readDeed(value: Row): ListedDeed {
  const { chat_id: chatId, project_id: projectId, ...rest } = v.parse(listed, value);
  return { ...rest, chat: chatId === null || projectId === null ? null : { projectId, chatId } };
}
