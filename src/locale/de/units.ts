import type { Words } from "../en/index.ts";
import { joinParts } from "../grammar/duration.ts";
import { pluralFor } from "../grammar/plural.ts";

export const tag = "de";

/** The form that a count needs. */
export const plural = pluralFor(tag);

const UNITS = {
  day: (count: number) => plural(count, { one: `${count} Tag`, other: `${count} Tage` }),
  hour: (count: number) => `${count} Std.`,
  minute: (count: number) => `${count} Min.`,
  second: (count: number) => `${count} Sek.`,
};

/** After "vor". */
const DATIVE = { ...UNITS, day: (count: number) => plural(count, { one: `${count} Tag`, other: `${count} Tagen` }) };

export const duration: Words["duration"] = (parts) => joinParts(parts, UNITS);

export const ago: Words["ago"] = (parts) => `vor ${joinParts(parts, DATIVE)}`;

export const quoted: Words["quoted"] = (text) => `„${text}“`;
