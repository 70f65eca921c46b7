import * as v from "valibot";
import { REASONS } from "../alerts/reasons.ts";
import type { Match } from "../alerts/rules/match.ts";
import type { Rule } from "../alerts/rules/rules.ts";
import { isContradiction, shadows } from "../alerts/rules/shadowed.ts";
import { suggest } from "../did-you-mean.ts";
import { eachText, isTable, readTable, strictTable, type Table, texts } from "../settings-table.ts";
import { duration } from "./duration.ts";
import { MATCH, problemOfReason } from "./rule-match.ts";
import { escalationSteps, targetNames } from "./rule-targets.ts";
import { type Env, quoted, type Report } from "./vars.ts";

const TABLES = "must be a list of tables, each under a line [[vars.RULES]] of its own";
const NAME = 'must be a text that says what the rule is for, such as "Sales hours"';
const HOURS = 'must name one of HOURS, such as "office"';
const EXCEPT = 'must be a list of reasons, such as ["lost"]';

/** What a rule of `[[vars.RULES]]` holds. Null for `known`: targets and hours are not looked up. */
function entriesOf(known: Known | null) {
  return {
    name: v.pipe(v.string(NAME), v.trim(), v.minLength(1, NAME)),
    /** Every chat that needs attention, where it is left out. */
    match: v.optional(MATCH, {}),
    /** Empty: nobody hears, on purpose. */
    to: targetNames(known?.targets ?? null),
    /** The rules after it are asked too. */
    continue: v.optional(v.boolean("must be true or false, without quotes"), false),
    /** Outside of these its alerts wait. */
    hours: v.optional(
      v.pipe(
        v.string(HOURS),
        v.check(
          (name) => known === null || known.hours.includes(name),
          ({ input: name }) => `${quoted(name)} is none of HOURS; ${suggest(name, known?.hours ?? [])}`,
        ),
      ),
    ),
    /** Reasons that do not wait. */
    except: v.optional(v.pipe(texts(EXCEPT), eachText(problemOfReason))),
    /** Who hears when nobody has claimed the alert. */
    escalate: v.optional(escalationSteps(known?.targets ?? null), []),
    /** After so long, whoever claimed the alert is reminded. */
    remind: v.optional(duration),
  };
}

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
  if (tables === null) wrong("RULES", TABLES);
  const rule = strictTable("key of a rule", entriesOf(known), TABLES);
  const placed = (tables ?? []).map((table, index): Placed => {
    const name = typeof table.name === "string" ? table.name.trim() : "";
    const place = `RULES[${index + 1}]${name === "" ? "" : ` ${quoted(name)}`}`;
    const read = readTable(rule, table);
    const told: Report = (key, problem) => wrong(`${place}: ${key}`, problem);
    if (!read.ok) for (const mistake of read.mistakes) told(mistake.place, mistake.problem);
    checkTogether(table, told);
    return { ...(read.ok ? whole(read.output) : readable(table)), place };
  });
  for (const [index, one] of placed.entries()) checkAmong(one, placed.slice(0, index), wrong);
  return placed.map((one) => one.rule);
}

type Entries = ReturnType<typeof entriesOf>;
type Read = v.InferOutput<v.StrictObjectSchema<Entries, undefined>>;

function whole({ hours, except, remind, ...read }: Read): Omit<Placed, "place"> {
  const reasons = REASONS.filter((reason) => except?.includes(reason));
  return { rule: { ...read, hours: hours ?? null, except: reasons, remind: remind ?? null }, match: read.match };
}

/** What can be read of a rule that is wrong, for what is checked beside it. */
function readable(table: Table): Omit<Placed, "place"> {
  const entries = entriesOf(null);
  const part = <Schema extends v.GenericSchema>(schema: Schema, value: unknown) => {
    const read = v.safeParse(schema, value);
    return read.success ? read.output : null;
  };
  const match = part(entries.match, table.match);
  const escalate = [table.escalate ?? []].flat().flatMap((step: unknown) => part(entries.escalate, step) ?? []);
  const rule = {
    ...{ name: part(entries.name, table.name) ?? "", match: match ?? [], to: part(entries.to, table.to) ?? [] },
    ...{ continue: table.continue === true, hours: part(entries.hours, table.hours) ?? undefined, escalate },
    ...{
      except: part(entries.except, table.except) ?? undefined,
      remind: part(entries.remind, table.remind) ?? undefined,
    },
  };
  return { rule: whole(rule).rule, match };
}

/** What is of use only beside another key. */
function checkTogether({ to, hours, except, escalate, remind }: Table, wrong: Report): void {
  const escalates = escalate !== undefined && !(Array.isArray(escalate) && escalate.length === 0);
  const tellsNobody = Array.isArray(to) && to.length === 0;
  const inVain = "is of no use in a rule that tells nobody: there is no alert to be claimed";
  if (except !== undefined && hours === undefined) {
    wrong("except", "is of no use in a rule without hours: it names the reasons that do not wait for an opening");
  }
  if (tellsNobody && escalates) wrong("escalate", inVain);
  if (tellsNobody && remind !== undefined) wrong("remind", inVain);
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
