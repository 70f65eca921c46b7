import * as v from "valibot";
import type { Row, Statement } from "../database.ts";

/** The progress of the stored figures. Instants in milliseconds since 1970. */
export interface FiguresProgress {
  /** For the compare-and-set of everything that is stored. */
  readonly revision: number;
  /** Every quarter from `backward` until before this one is computed; null before the first run. */
  readonly forward: number | null;
  /** 0: the whole history is computed. */
  readonly backward: number | null;
  /** Quarters that begin before this may have lost chats by expiry: their figures are final. */
  readonly frozen: number;
  /** Quarters that begin before this have no figures by agent any more. */
  readonly agentsGone: number;
  /** The time zone of the stored days; null before the first run. */
  readonly zone: string | null;
  /** Days that begin at or after this instant are computed for that time zone. */
  readonly daysFrom: number;
  /** The quarter before which the last rebuild began. */
  readonly rebuildFrom: number | null;
  /** The quarter that it has reached, going backwards; null: none is under way. */
  readonly rebuilding: number | null;
}

const NOTHING_YET: FiguresProgress = {
  ...{ revision: 0, forward: null, backward: null, frozen: 0, agentsGone: 0 },
  ...{ zone: null, daysFrom: 0, rebuildFrom: null, rebuilding: null },
};

/**
 * For `readProgress`. Older versions do not record that an expiry made figures final, so retention runs are read as
 * well.
 */
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

/**
 * Updates the progress. It is the last statement of its transaction, because the others are guarded by the previous
 * revision.
 */
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

/**
 * An expiry begins: the quarters of what arrived before this instant become final. In the expiry's transaction;
 * idempotent.
 */
export function freezeStatement(before: number): Statement {
  return {
    sql: `INSERT INTO figures_progress (id, revision, frozen) VALUES (1, 1, ?)
          ON CONFLICT DO UPDATE SET revision = revision + 1, frozen = excluded.frozen WHERE frozen < excluded.frozen`,
    values: [before],
  };
}
