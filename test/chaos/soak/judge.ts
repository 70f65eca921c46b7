import { ALERTING } from "./chats.ts";
import type { Check } from "./ends.ts";
import { type Minute, WHO } from "./minutes.ts";
import { TARGETS } from "./settings.ts";
import { LONGEST_REFUSAL } from "./slack-moods.ts";

/** Something that has to be the same in the last minute as in an early one. */
export interface Judgement {
  readonly what: string;
  readonly before: number;
  readonly after: number;
  /** What would do, in words. */
  readonly limit: string;
  readonly passed: boolean;
}

/** Of what differs by chance. */
const SHARE = 0.15;
/**
 * A message of some sixty alerts more or less falls into a minute, and so does a courier's look that finds nothing: both
 * read a few rows for each of twelve hundred webhooks, and write at most one.
 */
const ROWS = { read: 3, written: 1 };
/** In seconds: a message that waits as long as Slack may ask for falls into a minute, or it does not. */
const LONGER = LONGEST_REFUSAL / 1000;

/** The second minute, when everything is warm; where there are but two, the first. */
function early(minutes: readonly Minute[]): Minute | undefined {
  return minutes[minutes.length > 2 ? 1 : 0];
}

/** The last minute against the early one. `perSecond`: webhooks. */
export function judge(minutes: readonly Minute[], perSecond: number): readonly Judgement[] {
  const [before, after] = [early(minutes), minutes.at(-1)];
  if (before === undefined || after === undefined || before === after) throw new Error("there is nothing to compare");
  // What comes in for all targets while one of them asks to be left alone.
  const more = (perSecond / ALERTING) * LONGER * TARGETS.length;
  return [
    same("rows read per webhook", before.read, after.read, ROWS.read),
    same("rows written per webhook", before.written, after.written, ROWS.written),
    atMost("pending deliveries", before.pending, after.pending, more),
    // The heap and D1's cache grow to their size in the first minute, and go on moving by a few percent.
    atMost("memory, MB", before.memory, after.memory, before.memory * SHARE),
    atMost("due for longest, s", before.overdue, after.overdue, LONGER),
    atMost("alert lag p50, s", before.lag.p50, after.lag.p50, LONGER / 2),
    atMost("alert lag p99, s", before.lag.p99, after.lag.p99, LONGER),
  ];
}

/** Where the count of rows sees somebody never, the figures above say less than they seem to. */
export function counted(minutes: readonly Minute[]): Check {
  const unseen = WHO.filter((who) => minutes.every(({ shares }) => shares[who].read === 0));
  return { what: `rows by ${WHO.join(", ")} are counted`, faults: unseen };
}

/** Neither more nor less: where less is read, something is not done any more. */
function same(what: string, before: number, after: number, least: number): Judgement {
  const more = Math.max(before * SHARE, least);
  return { what, before, after, limit: `± ${more.toFixed(1)}`, passed: Math.abs(after - before) <= more };
}

/** What is not a number does not pass. */
function atMost(what: string, before: number, after: number, more: number): Judgement {
  return { what, before, after, limit: `≤ ${(before + more).toFixed(1)}`, passed: after <= before + more };
}
