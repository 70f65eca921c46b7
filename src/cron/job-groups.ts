import type { Database } from "../store/database.ts";

/** What the cron does in a run if there is room for it. */
export interface Job {
  readonly name: string;
  /** The most statements that it sends to D1. */
  readonly statements: number;
  run(db: Database): Promise<void>;
}

/**
 * The jobs in the order of a run. Of n groups each is first in every n-th run, and must fit into one run: so each job
 * runs that often, however busy the others are. Behind it the others come in their order, as far as there is room.
 */
export function rotateGroups(groups: readonly (readonly Job[])[], turn: number): readonly Job[] {
  const first = turn % groups.length;
  return [...groups.filter((_, index) => index === first), ...groups.filter((_, index) => index !== first)].flat();
}

/** Counts the statements that are sent to D1 in a run, through whichever handle. */
export interface Counter {
  count(): number;
  /** Of statements that are sent elsewhere. */
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
