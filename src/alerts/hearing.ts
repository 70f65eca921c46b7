import { type Hours, nextOpening } from "./hours.ts";
import { type Rule, whoHears } from "./rules.ts";
import type { Judged } from "./rules-match.ts";

/** Rules, hours by their names, and the targets that hear of what no rule matches. */
export interface Routing {
  readonly rules: readonly Rule[];
  readonly hours: ReadonlyMap<string, Hours>;
  readonly defaults: readonly string[];
}

/** Who hears of an alert, and when. */
export interface Hearing {
  /** Names of the rules that matched, in order. */
  readonly matched: readonly string[];
  readonly told: readonly Told[];
  /** The name of the rule because of which nobody hears; null where somebody does. */
  readonly suppressedBy: string | null;
}

export interface Told {
  readonly target: string;
  /** Null: no rule matched. */
  readonly rule: string | null;
  /** Milliseconds since 1970: at once, or the next opening of the rule's hours. */
  readonly dueAt: number;
}

export function hearingOf({ rules, hours, defaults }: Routing, judged: Judged, now: number): Hearing {
  const { matched, hearers, suppressedBy } = whoHears(rules, defaults, judged);
  const told = hearers.map((hearer): Told => {
    const open = hearer.atOnce || hearer.hours === null ? undefined : hours.get(hearer.hours);
    // Hours that do not open within a year hold nothing back: an alert must end.
    const dueAt = open === undefined ? now : (nextOpening(open, now) ?? now);
    return { target: hearer.target, rule: hearer.rule, dueAt };
  });
  return { matched, told, suppressedBy };
}
