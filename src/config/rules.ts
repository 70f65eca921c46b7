import * as v from "valibot";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { Match } from "../alerts/rules/match.ts";
import type { Rule } from "../alerts/rules/rules.ts";
import { isContradiction, shadows } from "../alerts/rules/shadowed.ts";
import { suggest } from "../did-you-mean.ts";
import { DURATION, readDuration } from "./duration.ts";
import { checkReason, readMatch } from "./rule-match.ts";
import { readEscalate, readTo } from "./rule-targets.ts";
import { isTable, type Table, texts, unknownKeys } from "./table.ts";
import type { Env, Report } from "./vars.ts";

const KEYS = ["name", "match", "to", "continue", "hours", "except", "escalate", "remind"];

/** A rule and how it is called in words; `match` is null where it could not be read. */
interface Placed {
  readonly rule: Rule;
  readonly match: Match | null;
  readonly place: string;
}

/** The names that a rule may use, those of settings that are wrong included: else one mistake would be told twice. */
export interface Known {
  readonly targets: readonly string[];
  readonly hours: readonly string[];
}

/** The rules of `RULES`, in order; none is fine. Places count from 1: `RULES[2] "Night": to`. */
export function readRules(env: Env, known: Known, wrong: Report): readonly Rule[] {
  const given = env.RULES ?? [];
  const tables = Array.isArray(given) && given.every(isTable) ? given : null;
  if (tables === null) wrong("RULES", "must be a list of tables, each under a line [[vars.RULES]] of its own");
  const placed = (tables ?? []).map((table, index) => readRule(table, index, known, wrong));
  for (const [index, one] of placed.entries()) checkAmong(one, placed.slice(0, index), wrong);
  return placed.map(({ rule }) => rule);
}

function readRule(table: Table, index: number, known: Known, wrong: Report): Placed {
  const name = typeof table.name === "string" ? table.name.trim() : "";
  const place = `RULES[${index + 1}]${name === "" ? "" : ` "${name}"`}`;
  const told: Report = (key, problem) => wrong(`${place}: ${key}`, problem);
  unknownKeys(table, KEYS, "a rule", told);
  if (name === "") told("name", 'must be a text that says what the rule is for, such as "Sales hours"');
  const match = readMatch(table.match, told);
  const rule = {
    name,
    match: match ?? [],
    to: readTo(table.to, known.targets, told) ?? [],
    continue: readContinue(table.continue, told),
    hours: readHoursName(table.hours, known.hours, told),
    except: readExcept(table.except, told),
    escalate: readEscalate(table.escalate, known.targets, told),
    remind: readRemind(table.remind, told),
  };
  if (table.except !== undefined && table.hours === undefined) {
    told("except", "is of no use in a rule without hours: it names the reasons that do not wait for an opening");
  }
  if (rule.escalate.length > 0 && Array.isArray(table.to) && table.to.length === 0) {
    told("escalate", "is of no use in a rule that tells nobody: there is no alert to be claimed");
  }
  if (rule.remind !== null && Array.isArray(table.to) && table.to.length === 0) {
    told("remind", "is of no use in a rule that tells nobody: there is no alert to be claimed");
  }
  return { rule, match, place };
}

function readRemind(value: unknown, wrong: Report): number | null {
  if (value === undefined) return null;
  const after = readDuration(value);
  if (after === null) wrong("remind", `must be ${DURATION}`);
  return after;
}

function readContinue(value: unknown, wrong: Report): boolean {
  if (value !== undefined && typeof value !== "boolean") wrong("continue", "must be true or false, without quotes");
  return value === true;
}

function readHoursName(value: unknown, known: readonly string[], wrong: Report): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string") wrong("hours", 'must name one of HOURS, such as "office"');
  else if (!known.includes(value)) wrong("hours", `"${value}" is none of HOURS; ${suggest(value, known)}`);
  else return value;
  return null;
}

function readExcept(value: unknown, wrong: Report): readonly Reason[] {
  const read = v.safeParse(v.optional(texts, []), value);
  if (!read.success) wrong("except", 'must be a list of reasons, such as ["lost"]');
  const words = read.success ? read.output : [];
  for (const word of words) checkReason(word, (problem) => wrong("except", problem));
  return REASONS.filter((reason) => words.includes(reason));
}

/** What can be seen only beside the rules before it. */
function checkAmong({ rule, match, place }: Placed, before: readonly Placed[], wrong: Report): void {
  const namesake = before.find((other) => rule.name !== "" && other.rule.name === rule.name);
  if (namesake) wrong(`${place}: name`, `is that of ${namesake.place} too: each rule needs its own`);
  if (match === null) return;
  if (isContradiction(match)) wrong(`${place}: match`, "matches no chat: what it asks for, its not excludes");
  const taker = before.find((other) => !other.rule.continue && other.match !== null && shadows(other.match, match));
  if (!taker) return;
  wrong(
    place,
    `is never reached: ${taker.place} takes all that it matches; put it before that one, or let that one continue`,
  );
}
