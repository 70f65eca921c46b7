import { isUsedUp } from "../alerts/self-check.ts";
import { HOUR } from "../time/durations.ts";
import { type Failure, isLimit, LIMITS, type Limit, usedUpUntil } from "./d1-failure.ts";

/** What D1 reports with its results. */
export interface Usage {
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** Of the database, in bytes. */
  readonly size: number;
}

export interface UsedUp {
  readonly limit: Limit;
  /** Milliseconds since 1970; null: until somebody makes room. */
  readonly until: number | null;
}

/** What this instance last saw of D1's limits, in memory. */
export interface Limits {
  answered(usage: Usage): void;
  failed(failure: Failure, now: number): void;
  /** `databaseLimit` in megabytes. Reads still work when the size is used up, so it is also measured. */
  usedUp(databaseLimit: number, now: number): readonly UsedUp[];
}

/**
 * How long, in milliseconds, a limit that does not end at midnight is assumed to last: D1 does not say when there is
 * room again.
 */
const BELIEVED = HOUR;

export function createLimits(): Limits {
  const seen = new Map<Limit, number>();
  let size = 0;
  const holds = (limit: Limit, now: number) => {
    const at = seen.get(limit);
    return at !== undefined && now < (usedUpUntil(limit, at) ?? at + BELIEVED);
  };
  return {
    // A statement that reads or writes a row proves that this limit is not used up, such as after a change of plan.
    // SELECT 1 proves nothing.
    answered(usage) {
      if (usage.rowsRead > 0) seen.delete("daily-rows-read");
      if (usage.rowsWritten > 0) seen.delete("daily-rows-written");
      if (usage.size > 0) size = usage.size;
    },
    failed(failure, now) {
      if (isLimit(failure)) seen.set(failure, now);
    },
    usedUp(databaseLimit, now) {
      const full = isUsedUp(size, databaseLimit);
      return LIMITS.filter((limit) => holds(limit, now) || (limit === "database-size" && full)).map((limit) => ({
        limit,
        until: usedUpUntil(limit, now),
      }));
    },
  };
}
