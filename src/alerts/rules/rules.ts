import type { Reason } from "../reasons.ts";
import { type EvaluatedChat, type Match, matches } from "./match.ts";

/** Which alerts go to which targets, when. Rules are asked in order; the first that matches is the last unless it continues. */
export interface Rule {
  readonly name: string;
  readonly match: Match;
  /** Names of targets; empty: nobody hears, on purpose. */
  readonly to: readonly string[];
  readonly continue: boolean;
  /** The name of the hours outside of which its alerts are held; null: they never are. */
  readonly hours: string | null;
  /** These reasons are told at once all the same. */
  readonly except: readonly Reason[];
  readonly escalate: readonly Escalation[];
  /** Whoever claimed an alert and has not resolved it is reminded after so many milliseconds, counted in the rule's hours; null: never. */
  readonly remind: number | null;
}

/** Who hears when nobody has claimed the alert after so many milliseconds, counted in the rule's hours. */
export interface Escalation {
  readonly after: number;
  readonly to: readonly string[];
}

/** Who hears of a chat, and why. */
export interface RoutingDecision {
  /** Names of the rules that matched, in order. */
  readonly matched: readonly string[];
  readonly recipients: readonly Recipient[];
  /** The name of the rule because of which nobody hears; null where somebody does. */
  readonly suppressedBy: string | null;
}

export interface Recipient {
  readonly target: string;
  /** Null: no rule matched, and the target is a default one. */
  readonly rule: string | null;
  readonly hours: string | null;
  /** Whether the hours are passed over; true where there are none. */
  readonly atOnce: boolean;
}

/** `defaults` hear of what no rule matches. A target hears once, by the first rule that names it. */
export function matchRecipients(
  rules: readonly Rule[],
  defaults: readonly string[],
  judged: EvaluatedChat,
): RoutingDecision {
  const matched = matchedBy(rules, judged);
  const recipients =
    matched.length === 0 ? defaults.map(byDefault) : once(matched.flatMap((rule) => recipientsOf(rule, judged)));
  const silent = recipients.length === 0 ? matched.find((rule) => rule.to.length === 0) : undefined;
  return { matched: matched.map(({ name }) => name), recipients: recipients, suppressedBy: silent?.name ?? null };
}

function matchedBy(rules: readonly Rule[], judged: EvaluatedChat): readonly Rule[] {
  const matched: Rule[] = [];
  for (const rule of rules) {
    if (!matches(rule.match, judged)) continue;
    matched.push(rule);
    if (!rule.continue) break;
  }
  return matched;
}

function recipientsOf({ name, to, hours, except }: Rule, { reasons }: EvaluatedChat): readonly Recipient[] {
  const atOnce = hours === null || reasons.some((reason) => except.includes(reason));
  return to.map((target) => ({ target, rule: name, hours, atOnce }));
}

function byDefault(target: string): Recipient {
  return { target, rule: null, hours: null, atOnce: true };
}

function once(recipients: readonly Recipient[]): readonly Recipient[] {
  return recipients.filter(({ target }, index) => recipients.findIndex((other) => other.target === target) === index);
}
