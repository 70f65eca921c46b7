import * as v from "valibot";
import type { Limit } from "../../store/d1-failure.ts";
import { DAY, MINUTE } from "../../time/durations.ts";

/** When a target was last warned of a limit. Instants in milliseconds since 1970. */
export interface LimitWarning {
  readonly triedAt: number;
  /** Null: none was accepted yet. */
  readonly sentAt: number | null;
}

/** In the Durable Object's own storage, and in memory, so that it survives a failing write. */
export interface LimitWarningLog {
  last(limit: Limit): LimitWarning | null;
  remember(limit: Limit, notice: LimitWarning): Promise<void>;
}

const KEY = "limit-notices";
const schema = v.record(v.string(), v.object({ triedAt: v.number(), sentAt: v.nullable(v.number()) }));

export async function openLimitWarningLog(storage: DurableObjectStorage): Promise<LimitWarningLog> {
  let notices: Readonly<Record<string, LimitWarning>> = v.parse(v.optional(schema, {}), await storage.get(KEY));
  return {
    last: (limit) => notices[limit] ?? null,
    async remember(limit, notice) {
      notices = { ...notices, [limit]: notice };
      await storage.put(KEY, notices).catch(() => {});
    },
  };
}

const BETWEEN_TRIES = 10 * MINUTE;

/** Once a day (UTC); at most every ten minutes while the target does not accept it. */
export function isWarningDue(last: LimitWarning | null, now: number): boolean {
  if (last === null) return true;
  const sentToday = last.sentAt !== null && Math.floor(last.sentAt / DAY) === Math.floor(now / DAY);
  return !sentToday && now - last.triedAt >= BETWEEN_TRIES;
}
