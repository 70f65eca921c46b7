import { createPatience, type Patience } from "../deadlines.ts";

/** One request, one round of a courier, or one run of the cron. */
export interface TurnContext {
  readonly patience: Patience;
  now(): number;
  /** Work that goes on after the answer. */
  after(work: Promise<unknown>): void;
}

/** `waitUntil` keeps the runtime from ending it while there is work that goes on. */
export function spanUntil(waitUntil: (end: Promise<unknown>) => void, now: () => number): TurnContext {
  const patience = createPatience();
  return { patience, now, after: (work) => waitUntil(patience.during(work)) };
}
