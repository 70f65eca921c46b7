import { createPatience, type Patience } from "../deadlines.ts";

/** The duration of one request, one courier round, or one cron run. */
export interface TurnContext {
  readonly patience: Patience;
  now(): number;
  /** Runs work after the response. */
  after(work: Promise<unknown>): void;
}

/** `waitUntil` keeps the runtime alive while such work runs. */
export function spanUntil(waitUntil: (end: Promise<unknown>) => void, now: () => number): TurnContext {
  const patience = createPatience();
  return { patience, now, after: (work) => waitUntil(patience.during(work)) };
}
