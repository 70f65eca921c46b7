import { before } from "./deadline.ts";

/** One SQL statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

export type Row = Readonly<Record<string, unknown>>;

/** D1 behind one deadline. A batch is one transaction and one round trip. */
export interface Database {
  /** The rows of each statement. Repeated after a passing fault, so its writes must be idempotent. */
  batch(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]>;
}

/** D1 failed, or did not answer in time: nothing is known to be written. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** The faults that Cloudflare names as passing (developers.cloudflare.com/d1/observability/debug-d1). */
const PASSING = /network connection lost|reset|overloaded|internal error|transient|timed? ?out|storage operation/i;
const RETRIES = 3;

/** `deadline` bounds everything done through this handle, retries included. */
export function openDatabase(d1: D1Database, deadline: AbortSignal): Database {
  return {
    async batch(statements) {
      for (let retries = 0; ; retries += 1) {
        try {
          const prepared = statements.map(({ sql, values }) => d1.prepare(sql).bind(...values));
          const results = await before(deadline, d1.batch<Record<string, unknown>>(prepared));
          return results.map((result) => result.results);
        } catch (error) {
          const again = retries < RETRIES && !deadline.aborted && error instanceof Error && PASSING.test(error.message);
          if (!again) throw new StoreUnavailable("D1 failed or did not answer in time", { cause: error });
          await pause((retries + 1) * 50 * (1 + Math.random()));
        }
      }
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
