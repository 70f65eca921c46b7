import * as v from "valibot";
import { WON_BACK_AS } from "../../alerts/counts.ts";
import { WON_BACK } from "../columns.ts";
import type { Row, Statement } from "../database.ts";
import { quarterSql, type Stretch } from "./quarter.ts";

// Counts chats, alerts and deliveries in stretches of time that do not overlap. `stretch` is the index of each. Only
// rows of these stretches are read.

/** Chats that arrived and are still readable. */
export interface CameRow {
  readonly stretch: number;
  /** Null: they had no queue. */
  readonly queue: string | null;
  readonly agent: string | null;
  readonly count: number;
}

/** Alerts that were opened, grouped by everything that is counted. */
export interface OpenedRow {
  readonly stretch: number;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly lost: boolean;
  readonly missed: boolean;
  readonly slaBreached: boolean;
  readonly fate: "calledBack" | "cameBack" | "otherwise" | "open";
  /** The times to the first claim and to winning back; null if there was none. */
  readonly claimed: SummedTimes | null;
  readonly wonBack: SummedTimes | null;
  readonly count: number;
}

/** Times in one step of a histogram, in milliseconds. */
export interface SummedTimes {
  readonly step: number;
  readonly sum: number;
}

/** Alerts that were won back, but opened in an earlier quarter. */
export interface WonBackLate {
  readonly stretch: number;
  readonly opened: number;
  readonly count: number;
}

export interface Counted {
  readonly came: readonly CameRow[];
  readonly opened: readonly OpenedRow[];
  readonly late: readonly WonBackLate[];
}

/** A histogram has steps of 5 %: a time's step is the whole part of its logarithm. Zero is below all steps. */
const STEP = 1.05;
const NO_TIME = -1;

const within = (at: string) => `${at} >= stretches.value ->> 0 AND ${at} < stretches.value ->> 1`;

/** For `readCounted`. Each row is read once, and so are the rows looked up for an alert. */
export function countStatements(stretches: readonly Stretch[]): readonly Statement[] {
  const values = [JSON.stringify(stretches)];
  return [
    {
      sql: `SELECT 'came' AS kind, stretches.key AS stretch, queue, agent, NULL AS opened, count(*) AS count
            FROM json_each(?1) AS stretches CROSS JOIN chats INDEXED BY kept ON ${within("received_at")}
            WHERE gone IS NULL GROUP BY 2, 3, 4
            UNION ALL
            SELECT 'late', stretches.key, NULL, NULL, ${quarterSql("opened_at")}, count(*)
            FROM json_each(?1) AS stretches CROSS JOIN alerts INDEXED BY resolved_lately ON ${within("since")}
            WHERE ${WON_BACK} AND opened_at < ${quarterSql("(stretches.value ->> 0)")} GROUP BY 2, 5`,
      values,
    },
    {
      // The limit keeps SQLite from looking up the first claim each time that it is named.
      sql: `SELECT stretch, queue, agent, lost, missed, slaBreached, fate, count(*) AS count,
              ${stepSql("claimed_after")} AS claimedStep, sum(claimed_after) AS claimedSum,
              ${stepSql("won_after")} AS wonStep, sum(won_after) AS wonSum
            FROM (
              SELECT stretches.key AS stretch, summary ->> 'queue' AS queue, summary ->> '$.agents[#-1]' AS agent,
                instr(reasons, '"lost"') > 0 AS lost, instr(reasons, '"missed"') > 0 AS missed,
                instr(reasons, '"sla-breached"') > 0 AS slaBreached,
                CASE WHEN state <> 'resolved' THEN 'open' ${WAYS.join(" ")} ELSE 'otherwise' END AS fate,
                (SELECT min(at) FROM follow_ups WHERE follow_ups.chat_id = alerts.chat_id
                  AND follow_ups.project_id = alerts.project_id AND action = 'claim' AND at >= opened_at
                ) - opened_at AS claimed_after,
                iif(${WON_BACK}, since - opened_at, NULL) AS won_after
              FROM json_each(?) AS stretches CROSS JOIN alerts INDEXED BY alerts_opened ON ${within("opened_at")} LIMIT -1)
            GROUP BY stretch, queue, agent, lost, missed, slaBreached, fate, claimedStep, wonStep`,
      values,
    },
  ];
}

const WAYS = Object.entries(WON_BACK_AS).map(([outcome, way]) => `WHEN outcome = '${outcome}' THEN '${way}'`);

function stepSql(time: string): string {
  return `CASE WHEN ${time} >= 1 THEN CAST(floor(ln(${time}) / ln(${STEP})) AS INTEGER)
    WHEN ${time} IS NOT NULL THEN ${NO_TIME} END`;
}

export function readCounted([chats, alerts]: readonly (readonly Row[])[]): Counted {
  const rows = v.parse(v.array(chatRow), chats);
  return {
    came: rows.flatMap(({ kind, opened: _, ...row }) => (kind === "came" ? [row] : [])),
    late: rows.flatMap(({ kind, stretch, opened, count }) =>
      kind === "late" && opened !== null ? [{ stretch, opened, count }] : [],
    ),
    opened: v
      .parse(v.array(alertRow), alerts)
      .map(({ lost, missed, slaBreached, claimedStep, claimedSum, wonStep, wonSum, ...row }) => ({
        ...row,
        ...{ lost: lost === 1, missed: missed === 1, slaBreached: slaBreached === 1 },
        claimed: claimedStep === null ? null : { step: claimedStep, sum: claimedSum ?? 0 },
        wonBack: wonStep === null ? null : { step: wonStep, sum: wonSum ?? 0 },
      })),
  };
}

const where = { stretch: v.number(), queue: v.nullable(v.string()), agent: v.nullable(v.string()), count: v.number() };
const chatRow = v.object({ ...where, kind: v.picklist(["came", "late"]), opened: v.nullable(v.number()) });
const alertRow = v.object({
  ...where,
  ...{ lost: v.number(), missed: v.number(), slaBreached: v.number() },
  fate: v.picklist(["calledBack", "cameBack", "otherwise", "open"]),
  ...{ claimedStep: v.nullable(v.number()), claimedSum: v.nullable(v.number()) },
  ...{ wonStep: v.nullable(v.number()), wonSum: v.nullable(v.number()) },
});

/** Alerts that were opened in one stretch of time and won back in the next. For `readLate`. */
export function wonBackLateStatement(openedFrom: number, from: number, to: number): Statement {
  return {
    sql: `SELECT count(*) AS count FROM alerts INDEXED BY alerts_opened
          WHERE opened_at >= ? AND opened_at < ? AND ${WON_BACK} AND since >= ? AND since < ?`,
    values: [openedFrom, from, from, to],
  };
}

export function readLate(rows: readonly Row[] | undefined): number {
  return v.parse(v.array(v.object({ count: v.number() })), rows)[0]?.count ?? 0;
}
