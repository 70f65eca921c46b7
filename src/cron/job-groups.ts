import type { Database } from "../store/database.ts";

/** A job that the cron runs if enough statements are left. */
export interface Job {
  readonly name: string;
  /** The maximum of statements that it sends to D1. */
  readonly statements: number;
  run(db: Database): Promise<void>;
}

/**
 * The jobs in the order of one run. Each of n groups is first in every n-th run and must fit into one run, so each job
 * runs that often, however busy the others are. The other groups follow in their order.
 */
export function rotateGroups(groups: readonly (readonly Job[])[], turn: number): readonly Job[] {
  const first = turn % groups.length;
  return [...groups.filter((_, index) => index === first), ...groups.filter((_, index) => index !== first)].flat();
}

/** Counts the statements sent to D1 in a run, through all database handles. */
export interface Counter {
  count(): number;
  /** Adds statements that were sent elsewhere. */
  add(statements: number): void;
  counting(db: Database): Database;
}

export function counted(): Counter {
  let count = 0;
  const add = (statements: number) => {
    count += statements;
  };
  return {
    count: () => count,
    add,
    counting: (db) => ({
      batch(statements) {
        add(statements.length);
        return db.batch(statements);
      },
    }),
  };
}
