import { type Hours, LONGEST_WAIT, type Opening, openingsBetween } from "../../time/business-hours.ts";
import { DAY } from "../../time/durations.ts";
import type { NotificationPolicy } from "./recipients.ts";
import type { Rule } from "./rules.ts";

/** How long after a chat came in the rules can still tell of it for the first time. */
export interface HeldAlert {
  readonly milliseconds: number;
  /** The names of those that do: the one that tells last, and the one whose reminder may come after it. */
  readonly rules: readonly string[];
}

const YEAR = 366 * DAY;

/**
 * The longest hold of any chat that comes in within a year from `now`; null where no rule tells later. Of each rule it is
 * the longest wait for an opening or for its last escalation, and after that the longest wait for its reminder: so
 * whoever claims an alert is taken to do so when the last has heard of it at the latest. Where one rule goes on to
 * another, the reminder of either may follow upon what the other tells. The single waits are exact; their sum may be more
 * than any chat meets, never less. Who claims or reopens later than that is reminded later; nothing bounds this.
 */
export function longestHold(
  { rules, hours }: Pick<NotificationPolicy, "rules" | "hours">,
  now: number,
): HeldAlert | null {
  const calendars = new Map<string, Openings>();
  const waits = new Map<string, number>();
  const notifying = rules.filter(({ to }) => to.length > 0);
  const told = notifying.map((rule): number => {
    const last = Math.max(0, ...rule.escalate.map(({ after }) => after));
    return Math.max(rule.hours === null ? 0 : wait(rule, 0, now + YEAR), wait(rule, last, now + YEAR));
  });
  // Claims are made later than the chats came in.
  const claimsUntil = now + YEAR + Math.max(0, ...told);
  const reminded = notifying.map((rule) => (rule.remind === null ? null : wait(rule, rule.remind, claimsUntil)));
  const holds = notifying.flatMap((rule, index): readonly HeldAlert[] => {
    const alone = told[index] ?? 0;
    const after = notifying.flatMap((other, at): readonly HeldAlert[] => {
      const then = reminded[at] ?? null;
      const together = at === index || notifying[Math.min(at, index)]?.continue === true;
      if (then === null || !together) return [];
      return [{ milliseconds: alone + then, rules: [...new Set([rule.name, other.name])] }];
    });
    return [{ milliseconds: alone, rules: [rule.name] }, ...after];
  });
  const [longest] = holds.toSorted((one, other) => other.milliseconds - one.milliseconds);
  return longest === undefined || longest.milliseconds === 0 ? null : longest;

  function wait({ hours: name }: Rule, duration: number, until: number): number {
    const these = name === null ? undefined : hours.get(name);
    if (name === null || these === undefined) return duration;
    // Rules have their hours, and mostly their times, in common.
    const key = `${name} ${duration} ${until}`;
    const openings = calendars.get(name) ?? openingsFrom(these, now);
    const known = waits.get(key) ?? longestWait(openings, duration, now, until);
    calendars.set(name, openings);
    waits.set(key, known);
    return known;
  }
}

/**
 * The longest time from any instant between `from`, where the openings begin, and `to` until so much open time has passed since, or, for 0, until the
 * next opening. While it is closed the wait only gets shorter, and while it is open it never does: so it is longest at
 * one of the closings, or at either end. Two places move along the openings, so each is looked at twice at most.
 */
export function longestWait(openings: Openings, duration: number, from: number, to: number): number {
  // Hours that never open hold nothing back.
  if (openings(0) === undefined) return duration;
  let longest = 0;
  let ahead = 0;
  for (let index = 0; ; index += 1) {
    const here = openings(index);
    if (index === 0) consider(from, 0);
    if (here === undefined || here.start > to) return longest;
    const end = Math.min(here.end, to);
    consider(end, here.before + end - here.start);
  }

  /** `before` is how much open time lies between `from` and `at`. */
  function consider(at: number, before: number): void {
    const needed = before + duration;
    let opening = openings(ahead);
    while (opening !== undefined && (opening.before + opening.end - opening.start < needed || opening.end <= at)) {
      ahead += 1;
      opening = openings(ahead);
    }
    // What does not open in so long holds nothing back either, but what comes in a little later may be held as long.
    const wait = opening === undefined ? LONGEST_WAIT : Math.max(at, opening.start + needed - opening.before) - at;
    longest = Math.max(longest, Math.min(wait, LONGEST_WAIT));
  }
}

interface Placed extends Opening {
  /** How much open time lies before it. */
  readonly before: number;
}

/** An opening by its place; undefined beyond the last. */
export type Openings = (index: number) => Placed | undefined;

/** Each is made when it is first asked for. */
export function openingsFrom(hours: Hours, from: number): Openings {
  const openings = openingsBetween(hours, from, from + YEAR + 2 * LONGEST_WAIT);
  const made: Placed[] = [];
  return (index) => {
    while (made.length <= index) {
      const next = openings.next();
      if (next.done === true) return undefined;
      const last = made.at(-1);
      made.push({ ...next.value, before: last === undefined ? 0 : last.before + last.end - last.start });
    }
    return made[index];
  };
}
