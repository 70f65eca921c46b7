import * as v from "valibot";
import type { Ending } from "../../alerts/state.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { DAY } from "../../time/durations.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import { inChats, keysQuery } from "../in-chats.ts";
import { markAtStatement } from "../statistics/recompute-marks.ts";
import { readState, stateStatement, writeStateStatement } from "../worker-state.ts";
import { endAlertsStatements } from "./end.ts";

/**
 * Alerts end when their chat expires or is marked as spam. Older versions did not do this, and may have run again
 * since. So once a day all unresolved alerts are checked, a part in each run.
 */
const SWEEP = "alert-sweep";
const EVERY = DAY;

/** Per run: how many are examined, and how many of each kind end. */
const LOOKED_AT = 500;
const ENDED = 200;

/** The maximum of statements in one run. */
export const SWEEP_STATEMENTS = 11;

/** Before every alert, whatever its urgency. */
const BEGINNING = [Number.MIN_SAFE_INTEGER, 0, 0, 0];

/** The progress of a sweep. `after`: the last examined alert, by the index; null: it has ended. */
const progressSchema = v.object({
  begunAt: v.number(),
  after: v.nullable(v.tuple([v.number(), v.number(), v.number(), v.number()])),
});
type Progress = v.InferOutput<typeof progressSchema>;

/** One run's share. If a run ends after any statement, the next one continues. */
export async function sweepAlerts(db: Database, now: number, eventTargets: readonly string[] = []): Promise<void> {
  const [fact] = await db.batch([stateStatement(SWEEP)]);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), progressSchema), readState(fact));
  const last = read.success ? read.output : null;
  if (last !== null && last.after === null && now - last.begunAt < EVERY) return;
  const begunAt = last?.after ? last.begunAt : now;
  const from = last?.after ?? BEGINNING;
  const [found, ends] = await db.batch([overStatement(from), endStatement(from)]);
  const over = v.parse(v.array(overRow), found);
  const endings = Map.groupBy(over, ({ is_expired }): Ending => (is_expired === 1 ? "expired" : "marked-as-spam"));
  const full = over.length === ENDED ? over.at(-1) : v.parse(v.array(placeRow), ends)[0];
  const progress: Progress = {
    begunAt,
    after: full === undefined ? null : [full.urgency, full.opened_at, full.chat_id, full.project_id],
  };
  const mark = markAtStatement(
    over.map((alert) => alert.opened_at),
    { sql: "TRUE", values: [] },
    now,
  );
  await db.batch([
    ...(mark === null ? [] : [mark]),
    ...[...endings].flatMap(([ending, rows]) =>
      endAlertsStatements(
        unchangedAlerts(
          rows.map((row) => withKey(row).key),
          ending,
        ),
        ending,
        now,
        ending === "expired" ? null : now,
        eventTargets,
      ),
    ),
    writeStateStatement(SWEEP, JSON.stringify(progress)),
  ]);
}

/** These chats' alerts, except one whose chat arrived again since it was examined. */
function unchangedAlerts(keys: readonly ChatKey[], ending: Ending): Statement {
  const these = inChats(keysQuery(keys));
  const how = ending === "expired" ? "gone IS NOT NULL" : "gone IS NULL AND is_spam = 1";
  return inChats({ sql: `SELECT chat_id, project_id FROM chats WHERE ${these.sql} AND ${how}`, values: these.values });
}

const AFTER = `FROM alerts INDEXED BY unresolved
  WHERE state <> 'resolved' AND (urgency, opened_at, chat_id, project_id) > (?, ?, ?, ?)
  ORDER BY urgency, opened_at, chat_id, project_id`;
const PLACE = "urgency, opened_at, chat_id, project_id";

function overStatement(from: readonly number[]) {
  return {
    sql: `SELECT alerts.*, chats.gone IS NOT NULL AS is_expired
          FROM (SELECT ${PLACE} ${AFTER} LIMIT ${LOOKED_AT}) AS alerts CROSS JOIN chats
            ON chats.chat_id = alerts.chat_id AND chats.project_id = alerts.project_id
          WHERE chats.gone IS NOT NULL OR chats.is_spam = 1 LIMIT ${ENDED}`,
    values: from,
  };
}

function endStatement(from: readonly number[]) {
  return { sql: `SELECT ${PLACE} ${AFTER} LIMIT 1 OFFSET ${LOOKED_AT - 1}`, values: from };
}

const placeRow = v.object({
  urgency: v.number(),
  opened_at: v.number(),
  ...chatColumns,
});
const overRow = v.object({ ...placeRow.entries, is_expired: v.number() });
