import { type Failure, failureOf } from "./d1-failure.ts";
import type { Usage } from "./d1-limits.ts";
import { beforeTimeout } from "./timeout.ts";

/** One SQL statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

export type Row = Readonly<Record<string, unknown>>;

/** D1 with one deadline. A batch is one transaction and one round trip. */
export interface Database {
  /** The rows of each statement. Repeated after a transient fault, so its writes must be idempotent. */
  batch(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]>;
}

/** D1 failed, or did not answer in time: the write may or may not have happened. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  readonly failure: Failure;

  constructor(message: string, failure: Failure = "other", options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** Is informed about the state of D1. */
export interface Observer {
  answered(usage: Usage): void;
  failed(failure: Failure): void;
}

const NOBODY: Observer = { answered: () => {}, failed: () => {} };
const RETRIES = 3;

/** `deadline` limits everything done through this handle, and `most` its statements, retries included. */
export function openDatabase(
  d1: D1Database,
  deadline: AbortSignal,
  observer = NOBODY,
  most = Number.POSITIVE_INFINITY,
): Database {
  let sent = 0;
  return {
    async batch(statements) {
      for (let retries = 0; ; retries += 1) {
        sent += statements.length;
        if (sent > most) throw new StoreUnavailable("too many statements for one invocation", "budget");
        try {
          const prepared = statements.map(({ sql, values }) => d1.prepare(sql).bind(...values));
          const results = await beforeTimeout(deadline, d1.batch<Record<string, unknown>>(prepared));
          observer.answered(usageOf(results.map(({ meta }) => meta)));
          return results.map((result) => result.results);
        } catch (error) {
          const failure = failureOf(error, deadline.aborted);
          if (failure !== "passing" || retries >= RETRIES) throw unavailable(error, failure, observer);
          await pause((retries + 1) * 50 * (1 + Math.random()));
        }
      }
    },
  };
}

/** The size of the database in bytes, as D1 reports it with every result. Throws StoreUnavailable. */
export async function databaseSize(d1: D1Database, deadline: AbortSignal, observer = NOBODY): Promise<number> {
  try {
    const { meta } = await beforeTimeout(deadline, d1.prepare("SELECT 1").run());
    observer.answered(usageOf([meta]));
    return meta.size_after;
  } catch (error) {
    throw unavailable(error, failureOf(error, deadline.aborted), observer);
  }
}

function unavailable(cause: unknown, failure: Failure, observer: Observer): StoreUnavailable {
  observer.failed(failure);
  return new StoreUnavailable("D1 failed or did not answer in time", failure, { cause });
}

function usageOf(metas: readonly D1Meta[]): Usage {
  return {
    rowsRead: metas.reduce((sum, { rows_read }) => sum + rows_read, 0),
    rowsWritten: metas.reduce((sum, { rows_written }) => sum + rows_written, 0),
    size: metas.at(-1)?.size_after ?? 0,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
