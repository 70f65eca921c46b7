import * as v from "valibot";
import type { Row, Statement } from "../database.ts";

/** How far the stored figures are. Instants in milliseconds since 1970. */
export interface FiguresProgress {
  /** The compare-and-set of everything that is stored. */
  readonly revision: number;
  /** Every quarter from `backward` until before this one is computed; null before the first run. */
  readonly forward: number | null;
  /** 0: the whole history is. */
  readonly backward: number | null;
  /** Quarters that begin before this may have lost chats by expiry: their figures stay as they are. */
  readonly frozen: number;
  /** Quarters that begin before this have no agents any more. */
  readonly agentsGone: number;
  /** The time zone of the stored days; null before the first run. */
  readonly zone: string | null;
  /** Days that begin at this instant or later are made for that time zone. */
  readonly daysFrom: number;
  /** The quarter before which the last rebuild began. */
  readonly rebuildFrom: number | null;
  /** The quarter that it has come down to; null: none is under way. */
  readonly rebuilding: number | null;
}

const NOTHING_YET: FiguresProgress = {
  ...{ revision: 0, forward: null, backward: null, frozen: 0, agentsGone: 0 },
  ...{ zone: null, daysFrom: 0, rebuildFrom: null, rebuilding: null },
};

/** For `readProgress`. An expiry of older code has not said that it froze anything, so it is looked at as well. */
export const PROGRESS: Statement = {
  sql: `SELECT figures_progress.*, max(coalesce(frozen, 0), coalesce(
            (SELECT before FROM expiries ORDER BY begun_at DESC LIMIT 1), 0)) AS frozen_before
        FROM (SELECT 1) LEFT JOIN figures_progress ON id = 1`,
  values: [],
};

export function readProgress(value: Row | undefined): FiguresProgress {
  const { frozen_before: frozen, ...row } = v.parse(stored, value);
  if (row.revision === null) return { ...NOTHING_YET, frozen };
  return {
    ...{ revision: row.revision, forward: row.forward, backward: row.backward, frozen },
    ...{ agentsGone: row.agents_gone ?? 0, zone: row.zone, daysFrom: row.days_from ?? 0 },
    ...{ rebuildFrom: row.rebuild_from, rebuilding: row.rebuilding },
  };
}

const instant = v.nullable(v.number());
const stored = v.object({
  ...{ revision: instant, forward: instant, backward: instant, frozen_before: v.number(), agents_gone: instant },
  ...{ zone: v.nullable(v.string()), days_from: instant, rebuild_from: instant, rebuilding: instant },
});

/** A condition: nothing was stored since `revision` was read. */
export function unchangedSince({ revision }: FiguresProgress): Statement {
  return { sql: "coalesce((SELECT revision FROM figures_progress), 0) = ?", values: [revision] };
}

/** Goes on from what was read. The last of its transaction, because what else is stored is guarded by the revision before. */
export function progressStatement(read: FiguresProgress, next: Omit<FiguresProgress, "revision">): Statement {
  const { forward, backward, frozen, agentsGone, zone, daysFrom, rebuildFrom, rebuilding } = next;
  return {
    sql: `INSERT INTO figures_progress
            (id, revision, forward, backward, frozen, agents_gone, zone, days_from, rebuild_from, rebuilding)
          VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET revision = excluded.revision, forward = excluded.forward,
            backward = excluded.backward, frozen = max(frozen, excluded.frozen), agents_gone = excluded.agents_gone,
            zone = excluded.zone, days_from = excluded.days_from, rebuild_from = excluded.rebuild_from,
            rebuilding = excluded.rebuilding
          WHERE figures_progress.revision = ?`,
    values: [
      ...[read.revision + 1, forward, backward, frozen, agentsGone, zone, daysFrom, rebuildFrom, rebuilding],
      read.revision,
    ],
  };
}

/** An expiry begins: the quarters of what came before this instant stay as they are. In its transaction; repeated, it does nothing. */
export function freezeStatement(before: number): Statement {
  return {
    sql: `INSERT INTO figures_progress (id, revision, frozen) VALUES (1, 1, ?)
          ON CONFLICT DO UPDATE SET revision = revision + 1, frozen = excluded.frozen WHERE frozen < excluded.frozen`,
    values: [before],
  };
}
