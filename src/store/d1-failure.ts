import { DAY } from "../time/durations.ts";

/** Limits of D1 that can be used up: until midnight UTC, or until there is room again. */
export const LIMITS = ["daily-rows-read", "daily-rows-written", "database-size", "account-storage"] as const;
export type Limit = (typeof LIMITS)[number];

/** Why D1 failed, as a code that is safe to log. */
export type Failure =
  | Limit
  /** In the seconds between a deploy and its migration. */
  | "missing-schema"
  | "no-answer"
  /** A fault that Cloudflare calls transient. */
  | "passing"
  /** The invocation has used all its statements: the next one continues. */
  | "budget"
  /** Permanent: a row, a value or a statement is too large, or violates a constraint of the schema. */
  | "too-large"
  | "constraint"
  /** Concurrent changes of the same rows. */
  | "conflict"
  | "other";

/**
 * D1 has only messages, no codes (developers.cloudflare.com/d1/observability/debug-d1). The first match counts, so a
 * used-up limit is never taken for a transient fault.
 */
const WORDINGS: readonly (readonly [Failure, RegExp])[] = [
  ["daily-rows-read", /daily rows? read/i],
  ["daily-rows-written", /daily rows? (?:write|written)/i],
  ["account-storage", /maximum account storage/i],
  ["database-size", /maximum (?:DB|database) size|database or disk is full|SQLITE_FULL/i],
  ["too-large", /too ?big|SQLITE_TOOBIG|too large|statement too long|row size/i],
  ["constraint", /constraint failed|SQLITE_CONSTRAINT|datatype mismatch|SQLITE_MISMATCH/i],
  ["missing-schema", /no such (?:table|column|index)|has no column named/i],
  ["passing", /network connection lost|reset|overloaded|internal error|transient|timed? ?out|storage operation/i],
];

/** `late`: the deadline has passed. */
export function failureOf(error: unknown, late: boolean): Failure {
  const said = messages(error);
  const found = WORDINGS.find(([, wording]) => wording.test(said))?.[0];
  if (found === undefined || found === "passing") return late ? "no-answer" : (found ?? "other");
  return found;
}

/** The error's message and those of its causes: D1 has put the reason into either. */
function messages(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${messages(error.cause)}` : "";
}

export function isLimit(failure: Failure): failure is Limit {
  return LIMITS.some((limit) => limit === failure);
}

/** Whether D1 will refuse the same write whenever it is repeated. */
export function isForGood(failure: Failure): boolean {
  return failure === "too-large" || failure === "constraint";
}

/** When D1 works again, in milliseconds since 1970; null if that does not happen by itself. */
export function usedUpUntil(limit: Limit, seenAt: number): number | null {
  const daily = limit === "daily-rows-read" || limit === "daily-rows-written";
  return daily ? (Math.floor(seenAt / DAY) + 1) * DAY : null;
}
