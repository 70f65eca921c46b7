import { createLimits, type Limits } from "../store/d1-limits.ts";
import { createLinkFactsCache, type LinkFactsCache } from "../store/signing-keys-cache.ts";
import { MINUTE } from "../time/durations.ts";

/** What one isolate remembers between requests. Nothing depends on it: it starts empty. */
export interface Isolate {
  readonly limits: Limits;
  readonly linkFacts: LinkFactsCache;
  /** Whether the courier that warns about D1 limits may be called: once a minute. */
  mayNotice(now: number): boolean;
  /** Whether the cron may be checked: once a minute. */
  mayLookAfterCron(now: number): boolean;
}

const known = new WeakMap<Env, Isolate>();

/** The runtime passes the same env to every request of an isolate, so it can be the key. */
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

/** True the first time, and then once every so many milliseconds. */
function atMostEvery(milliseconds: number): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    const may = now - last >= milliseconds;
    if (may) last = now;
    return may;
  };
}
