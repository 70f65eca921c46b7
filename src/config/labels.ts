import * as v from "valibot";
import type { FieldLabel, Labels } from "../chat/fields/labels.ts";
import { shortened } from "../did-you-mean.ts";
import { isTable, readBy, readTable, strictTable, type TextReading } from "../settings-table.ts";
import { type Env, isSet, type Report } from "./vars.ts";

/** In characters: what fits next to a value. */
const LONGEST = 80;
const MOST_OPTIONS = 500;

const LABEL = `must be a text that is not empty, of at most ${LONGEST} characters, such as "Interest"`;
const OPTIONS = 'must be a table of ids and their words, such as { 23 = "Fibre" }';
const FIELD = 'must be a text or a table, such as { label = "Interest", options = { 23 = "Fibre" } }';
const TABLE = 'must be a table of fields, each such as newfield7 = { label = "Interest", options = { 23 = "Fibre" } }';

const label = v.pipe(v.string(LABEL), v.trim(), v.check(isLabel, LABEL));

const options = v.pipe(
  v.unknown(),
  readBy((value): TextReading<ReadonlyMap<string, string>> => {
    const wrong = (problem: string) => ({ ok: false, problem }) as const;
    if (!isTable(value)) return wrong(OPTIONS);
    const entries = Object.entries(value);
    if (entries.length > MOST_OPTIONS) return wrong(`holds more than ${MOST_OPTIONS} options`);
    const read = new Map<string, string>();
    for (const [id, word] of entries) {
      const text = typeof word === "string" ? word.trim() : "";
      if (!isLabel(text)) return wrong(`holds no word for ${shortened(id)}: ${OPTIONS}`);
      read.set(id.trim(), text);
    }
    return { ok: true, value: read };
  }),
);

const field = v.pipe(
  strictTable("key of a label", { label: v.optional(label), options: v.optional(options) }, FIELD),
  v.check((read) => read.label !== undefined || read.options !== undefined, FIELD),
);

/** `LABELS`: what fields of the customer record and their options are called. */
export function readLabels(env: Env, wrong: Report): Labels {
  const labels = new Map<string, FieldLabel>();
  if (!isSet(env, "LABELS")) return labels;
  const given = env.LABELS;
  if (!isTable(given)) {
    wrong("LABELS", TABLE);
    return labels;
  }
  for (const [key, value] of Object.entries(given)) {
    const place = `LABELS.${shortened(key)}`;
    const read = readTable(field, typeof value === "string" ? { label: value } : value);
    const name = key.trim().toLowerCase();
    if (!read.ok) {
      for (const { place: at, problem } of read.mistakes) wrong(at === "" ? place : `${place}.${at}`, problem);
    } else if (labels.has(name)) wrong(place, "is named twice: keys are compared without regard to case");
    else labels.set(name, { label: read.output.label ?? null, options: read.output.options ?? new Map() });
  }
  return labels;
}

/** It is shown as it is, so it has nothing in it that cannot be seen. */
export function isLabel(text: string): boolean {
  return text !== "" && text.length <= LONGEST && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}
