import type { Words } from "../en/index.ts";
import { pluralFor } from "../plural.ts";

export const tag = "hu";

/** The form that a count needs. */
export const plural = pluralFor(tag);

export const units: Words["units"] = {
  day: (count) => `${count} nap`,
  hour: (count) => `${count} óra`,
  minute: (count) => `${count} perc`,
  second: (count) => `${count} mp`,
};

export const ago: Words["ago"] = {
  day: (count) => `${count} napja`,
  hour: (count) => `${count} órája`,
  minute: (count) => `${count} perce`,
  second: (count) => `${count} másodperce`,
};
