import * as v from "valibot";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { DAY } from "../../time/durations.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Row } from "../database.ts";
import type { CustomerIds } from "./customer.ts";
import { findAlerts, type ListedAlert } from "./list.ts";

/** A chat whose customer may have other alerts under another contact or entity. */
export interface NumbersOfChat {
  readonly key: ChatKey;
  /** Null: those of its alert. */
  readonly ids: CustomerIds | null;
  /** As `comparable` returns them. */
  readonly numbers: readonly string[];
}

/** How many of the latest alerts with a number are examined: a number that more share is nobody's own. */
const EXAMINED = 10;
/** How many numbers of a chat are looked for. */
const NUMBERS = 5;
/** How many are returned of a chat. */
const RETURNED = 5;
/** For how long a resolved alert is reported. */
const LATELY = 7 * DAY;

/** In the order of the numbers in a summary. */
const INDEXES = ["alerts_first_number", "alerts_second_number", "alerts_third_number"];

/** One of the numbers in the same place of other summaries, written exactly as in the index. */
function others(index: string, place: number): string {
  const number = `alerts.summary ->> '$.numbers[${place}]'`;
  return `SELECT * FROM (
    SELECT alerts.chat_id, alerts.contact_id, alerts.entity_id FROM alerts INDEXED BY ${index}
    WHERE alerts.project_id = listed.project_id AND ${number} = listed.number AND ${number} IS NOT NULL
      AND alerts.chat_id <> listed.chat_id
    ORDER BY alerts.chat_id DESC LIMIT ${EXAMINED})`;
}

/**
 * Other alerts of the same project with one of the same numbers, under another contact or entity, by the chat's name:
 * unresolved ones first, then the latest; resolved ones only if that was lately. Chats without any are left out. Two
 * round trips, or one if there are none, or none if there are no numbers.
 */
export async function alertsWithSameNumber(
  db: Database,
  chats: readonly NumbersOfChat[],
  now: number,
): Promise<ReadonlyMap<string, readonly ListedAlert[]>> {
  const asked = chats.flatMap(({ key, ids, numbers }) =>
    numbers
      .slice(0, NUMBERS)
      .map((number) => ({ ...key, contactId: ids?.contactId ?? null, entityId: ids?.entityId ?? null, number })),
  );
  if (asked.length === 0) return new Map();
  const [rows = []] = await db.batch([
    {
      sql: `SELECT listed.project_id, listed.chat_id, (
              SELECT json_group_array(DISTINCT other.chat_id)
              FROM (${INDEXES.map(others).join(" UNION ALL ")}) AS other
              WHERE (other.contact_id = listed.contact_id) IS NOT 1 AND (other.entity_id = listed.entity_id) IS NOT 1
            ) AS others
            FROM (
              SELECT value ->> 'projectId' AS project_id, value ->> 'chatId' AS chat_id, value ->> 'number' AS number,
                coalesce(value ->> 'contactId', own.contact_id) AS contact_id,
                coalesce(value ->> 'entityId', own.entity_id) AS entity_id
              FROM json_each(?) LEFT JOIN alerts AS own
                ON own.chat_id = value ->> 'chatId' AND own.project_id = value ->> 'projectId'
            ) AS listed`,
      values: [JSON.stringify(asked)],
    },
  ]);
  const pairs = rows.flatMap(readPairs);
  const keys = new Map(pairs.map(({ other }) => [chatName(other), other]));
  const alerts = keys.size === 0 ? [] : await findAlerts(db, [...keys.values()]);
  const found = new Map(alerts.map((alert) => [chatName(alert.key), alert]));
  const grouped = Map.groupBy(pairs, ({ of }) => of);
  return new Map(
    [...grouped].flatMap(([of, theirs]) => {
      const names = new Set(theirs.map(({ other }) => chatName(other)));
      const shown = [...names].flatMap((name) => found.get(name) ?? []).filter((alert) => isOfInterest(alert, now));
      return shown.length === 0 ? [] : [[of, shown.sort(byState).slice(0, RETURNED)] as const];
    }),
  );
}

function isOfInterest({ state, since }: ListedAlert, now: number): boolean {
  return state !== "resolved" || since > now - LATELY;
}

function byState(one: ListedAlert, other: ListedAlert): number {
  const isDone = (alert: ListedAlert) => Number(alert.state === "resolved");
  return isDone(one) - isDone(other) || other.key.chatId - one.key.chatId;
}

const row = v.object({ ...chatColumns, others: v.pipe(v.string(), v.parseJson(), v.array(v.number())) });

function readPairs(value: Row): readonly { readonly of: string; readonly other: ChatKey }[] {
  const { key, others } = withKey(v.parse(row, value));
  return others.map((chatId) => ({ of: chatName(key), other: { projectId: key.projectId, chatId } }));
}
