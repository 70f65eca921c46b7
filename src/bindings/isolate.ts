import { createLimits, type Limits } from "../store/d1-limits.ts";
import { createLinkFactsCache, type LinkFactsCache } from "../store/link-facts-cache.ts";
import { MINUTE } from "../time/durations.ts";

/** What one isolate remembers from request to request. Nothing depends on it: each begins with nothing. */
export interface Isolate {
  readonly limits: Limits;
  readonly linkFacts: LinkFactsCache;
  /** Whether it may call the courier that tells of D1's limits: once a minute. */
  mayNotice(now: number): boolean;
  /** Whether it may look after the cron: once a minute. */
  mayLookAfterCron(now: number): boolean;
}

const known = new WeakMap<Env, Isolate>();

/** The runtime hands every request of an isolate the same env. */
export function isolateOf(env: Env): Isolate {
  const isolate = known.get(env) ?? {
    limits: createLimits(),
    linkFacts: createLinkFactsCache(),
    mayNotice: atMostEvery(MINUTE),
    mayLookAfterCron: atMostEvery(MINUTE),
  };
  known.set(env, isolate);
  return isolate;
}

/** True the first time, and again once so many milliseconds have passed since it was true. */
function atMostEvery(milliseconds: number): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    const may = now - last >= milliseconds;
    if (may) last = now;
    return may;
  };
}
