import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import type { Reason } from "../../alerts/reasons.ts";
import { ALERT_OUTCOMES, type AlertStatus, STATES } from "../../alerts/state.ts";
import { type Summary, summarySchema } from "../../alerts/summary.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_ACTOR, actorColumnsRow, withActor } from "../actor-columns.ts";
import { ALERT_OUTCOME, chatColumns, recordedReasons, withKey } from "../columns.ts";
import type { Database, Row } from "../database.ts";
import { beyond, EXAMINED, examinedOf, type InboxCursor, type InboxTab, inTab } from "./inbox-tabs.ts";

/** An alert as a list shows it. Instants in milliseconds since 1970. */
export interface ListedAlert extends AlertStatus {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  readonly urgency: number;
  /** When its chat arrived, or arrived again and started its current life. */
  readonly openedAt: number;
  readonly summary: Summary;
}

/** The columns of `alerts` that it needs. */
const LISTED_COLUMNS = `project_id, chat_id, reasons, urgency, opened_at, state, changes, ${ALERT_ACTOR}, since,
  ${ALERT_OUTCOME} AS outcome, summary`;

const listed = v.object({
  ...chatColumns,
  reasons: recordedReasons,
  urgency: v.number(),
  opened_at: v.number(),
  state: v.picklist(STATES),
  changes: v.number(),
  ...actorColumnsRow,
  since: v.number(),
  outcome: v.nullable(v.picklist(ALERT_OUTCOMES)),
  summary: v.pipe(v.string(), v.parseJson(), summarySchema),
});

function readListed(value: Row): ListedAlert {
  const { opened_at: openedAt, ...rest } = withKey(withActor(v.parse(listed, value)));
  return { ...rest, openedAt };
}

/** Null: no filter. */
export interface InboxFilter {
  readonly tab: InboxTab;
  readonly queue: string | null;
  readonly reason: Reason | null;
}

/** Some alerts of a tab, and where the next page begins; null: it is the last. */
export interface AlertPage {
  readonly alerts: readonly ListedAlert[];
  /** The page ended early at this position, which may not be a listed alert. */
  readonly examinedTo: InboxCursor | null;
}

/** Worst first, then oldest; resolved alerts latest first. At most `most`. */
export async function listAlerts(
  db: Database,
  { tab, queue, reason }: InboxFilter,
  reader: readonly Actor[],
  after: InboxCursor | null,
  most: number,
): Promise<AlertPage> {
  const ranges = inTab(tab, reader);
  const examined = examinedOf(ranges, after === null ? [] : [beyond(tab, after)]);
  const shown = [
    { sql: STANDS, values: [] },
    ...ranges.shown,
    ...(queue === null ? [] : [{ sql: "summary ->> 'queue' = ?", values: [queue] }]),
    ...(reason === null ? [] : [{ sql: "instr(reasons, ?) > 0", values: [JSON.stringify(reason)] }]),
  ];
  const [rows = []] = await db.batch([
    {
      sql: `SELECT ${LISTED_COLUMNS} FROM (SELECT * FROM ${examined.sql} ORDER BY ${ranges.order} LIMIT ${EXAMINED}) AS alerts
            WHERE ${shown.map(({ sql }) => sql).join(" AND ")} ORDER BY ${ranges.order} LIMIT ?`,
      values: [...examined.values, ...shown.flatMap((one) => one.values), most],
    },
  ]);
  const alerts = rows.map(readListed);
  if (alerts.length === most) return { alerts, examinedTo: null };
  const [ends = []] = await db.batch([
    {
      sql: `SELECT ${PLACE} FROM ${examined.sql} ORDER BY ${ranges.order} LIMIT 1 OFFSET ${EXAMINED - 1}`,
      values: examined.values,
    },
  ]);
  return { alerts, examinedTo: ends.map(readPlace)[0] ?? null };
}

/** Unresolved alerts, whoever has claimed them, that were opened before an instant: worst first, then oldest. */
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

/** The alerts of these chats, resolved or not; chats without an alert are left out. */
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

/**
 * An expired chat's customer cannot be called, and one whose chat was marked as spam need not be. Such alerts end, but
 * those from before this rule, or from an older version, only one by one, so they are filtered here. Alerts that were
 * resolved before stay visible.
 */
const STANDS = `EXISTS (SELECT 1 FROM chats WHERE chats.chat_id = alerts.chat_id
  AND chats.project_id = alerts.project_id AND chats.gone IS NULL
  AND (chats.is_spam = 0 OR alerts.state = 'resolved'))`;

const PLACE = "project_id, chat_id, urgency, opened_at, since";

const placeRow = v.object({
  ...chatColumns,
  urgency: v.number(),
  opened_at: v.number(),
  since: v.number(),
});

function readPlace(value: Row): InboxCursor {
  const { opened_at: openedAt, ...rest } = withKey(v.parse(placeRow, value));
  return { ...rest, openedAt };
}
