import * as v from "valibot";
import { REASONS } from "../alerts/reasons.ts";
import { type Condition, FIELDS, type Field, type Match } from "../alerts/rules/match.ts";
import { shortened, suggest } from "../did-you-mean.ts";
import { fold } from "../pattern.ts";
import { isTable, type Table } from "../settings-table.ts";
import { quoted, type Report } from "./vars.ts";

/** A larger whole number has lost digits before it is read here: wrangler.toml reads numbers as doubles. */
const number = v.pipe(
  v.number(),
  v.finite(),
  v.check((value) => !Number.isInteger(value) || Number.isSafeInteger(value)),
);
const scalar = v.union([v.pipe(v.string(), v.trim(), v.minLength(1)), number, v.boolean()]);
const scalars = v.pipe(v.array(scalar), v.minLength(1));

/** A rule's `match`: what its chats are asked for, by the fields above and by keys of the customer record. */
export const MATCH = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, Match>(({ dataset, addIssue, NEVER }) => {
    const match = readMatch(dataset.value, (place, message) => {
      const key = place.replace(/^match\.?/, "");
      const item = { type: "unknown", origin: "value", input: dataset.value, key, value: null } as const;
      addIssue(key === "" ? { message } : { message, path: [item] });
    });
    return match ?? NEVER;
  }),
);

/** What a rule asks for in `match`, and excludes under `not` in it; null when there was a mistake. */
export function readMatch(value: unknown, wrong: Report): Match | null {
  let sound = true;
  const told: Report = (place, problem) => {
    sound = false;
    wrong(place, problem);
  };
  const { not, ...asked } = tableAt("match", value, told);
  const conditions = [
    ...readConditions("match", asked, false, told),
    ...readConditions("match.not", tableAt("match.not", not, told), true, told),
  ];
  return sound ? conditions : null;
}

function tableAt(place: string, value: unknown, wrong: Report): Table {
  if (value === undefined) return {};
  if (isTable(value)) return value;
  wrong(place, 'must be a table, such as { queue = "Sales*", reason = ["lost", "missed"] }');
  return {};
}

function readConditions(place: string, asked: Table, not: boolean, wrong: Report): readonly Condition[] {
  return flattened(asked, "").flatMap(([key, value]) => {
    const told = (problem: string) => wrong(`${place}.${shortened(key)}`, problem);
    const field = fieldOf(key);
    const read = v.safeParse(scalars, Array.isArray(value) ? value : [value]);
    if (field === null)
      told(`is nothing that can be matched; ${suggest(shortened(key), candidates(shortened(key), not))}`);
    else if (!read.success) told(`must be a text or a list of texts, none of them empty, such as ${exampleFor(value)}`);
    else {
      const texts = read.output.map(String);
      for (const text of texts) checkText(text, field, told);
      return [{ field, not, patterns: texts.map(fold) }];
    }
    return [];
  });
}

/** What stands in place of a number that is too long to be one. */
function exampleFor(value: unknown): string {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isLong = given.some(
    (one) => typeof one === "bigint" || (typeof one === "number" && Math.abs(one) > 2 ** 53 - 1),
  );
  return isLong ? '"1152921506151679042": a long number stands in quotes, so that it keeps its digits' : '"Sales*"';
}

/** TOML makes tables in tables of `clientData.vip = "yes"`, and one key of `"clientData.vip" = "yes"`: both are right. */
function flattened(table: Table, prefix: string): readonly (readonly [string, unknown])[] {
  return Object.entries(table).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    const path = prefix + key;
    return isTable(value) && Object.keys(value).length > 0 ? flattened(value, `${path}.`) : [[path, value]];
  });
}

/** Only what begins with clientData is looked up there, so that a mistyped "quee" is a mistake. */
function fieldOf(key: string): Field | null {
  const [, own] = /^clientData\.(.+)$/.exec(key) ?? [];
  return own === undefined ? (FIELDS.find((field) => field === key) ?? null) : `clientData.${fold(own)}`;
}

function candidates(key: string, not: boolean): readonly string[] {
  const own = key.slice(key.indexOf(".") + 1);
  return [...FIELDS, ...(not ? [] : ["not"]), `clientData.${own}`];
}

function checkText(text: string, field: Field, wrong: (problem: string) => void): void {
  const odd = field === "reason" ? problemOfReason(text) : null;
  if (odd !== null) wrong(odd);
  if (field === "project" && !/^[\d*]+$/.test(text))
    wrong(`${quoted(text)} is no project: write its number, such as 130`);
}

/** Reasons are written as they are called: no pattern, and no other case. */
export function problemOfReason(text: string): string | null {
  return REASONS.some((reason) => reason === text) ? null : `${quoted(text)} is no reason; ${suggest(text, REASONS)}`;
}
