import { MINUTE } from "../../time/durations.ts";

interface Dated {
  readonly from: string | null;
  /** Milliseconds since 1970; null if unknown. */
  readonly at: number | null;
}

/** How far the clocks of two people may differ. */
export const CLOCK_DIFFERENCE = MINUTE;

/**
 * Messages in the order in which they were written. Everybody's messages have the time of their own clock, and clocks
 * differ by seconds. So the body's order holds if it agrees with each clock by itself, and if all of them differ by no
 * more than a minute. Otherwise the times decide, in a body that has the newest message first too.
 */
export function inOrder<Message extends Dated>(messages: readonly Message[]): readonly Message[] {
  if (hasDirection(messages)) return messages;
  const reversed = messages.toReversed();
  return byTime(isAscending(reversed) ? reversed : messages);
}

/** Whether the body's order is the order of writing, as far as the times can show. */
function hasDirection(messages: readonly Dated[]): boolean {
  const lastOf = new Map<string | null, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const { from, at } of messages) {
    if (at === null) continue;
    if (at < (lastOf.get(from) ?? at) || at < latest - CLOCK_DIFFERENCE) return false;
    lastOf.set(from, at);
    latest = Math.max(latest, at);
  }
  return lastOf.size < 3 || !isNewestFirst(messages);
}

/** Each of three or more people has written once, and each before the last: no clocks differ like that. */
function isNewestFirst(messages: readonly Dated[]): boolean {
  const times = messages.flatMap(({ at }) => (at === null ? [] : [at]));
  return times.every((at, index) => index === 0 || at < (times[index - 1] ?? at));
}

function isAscending(messages: readonly Dated[]): boolean {
  const times = messages.flatMap(({ at }) => (at === null ? [] : [at]));
  return times.every((at, index) => index === 0 || at >= (times[index - 1] ?? at));
}

/** A message without a time stays after the one before it. */
function byTime<Message extends Dated>(messages: readonly Message[]): readonly Message[] {
  let last = 0;
  const placed = messages.map((message) => {
    last = message.at ?? last;
    return { message, at: last };
  });
  return placed.sort((one, other) => one.at - other.at).map(({ message }) => message);
}
