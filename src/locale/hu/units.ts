import type { Words } from "../en/index.ts";
import { joinParts } from "../grammar/duration.ts";
import { pluralFor } from "../grammar/plural.ts";

export const tag = "hu";

/** The form that a count needs. */
export const plural = pluralFor(tag);

const UNITS = {
  day: (count: number) => `${count} nap`,
  hour: (count: number) => `${count} óra`,
  minute: (count: number) => `${count} perc`,
  second: (count: number) => `${count} mp`,
};

const AGO = {
  day: (count: number) => `${count} napja`,
  hour: (count: number) => `${count} órája`,
  minute: (count: number) => `${count} perce`,
  second: (count: number) => `${count} másodperce`,
};

export const duration: Words["duration"] = (parts) => joinParts(parts, UNITS);

export const ago: Words["ago"] = (parts) => joinParts(parts, UNITS, AGO);

export const quoted: Words["quoted"] = (text) => `„${text}”`;
