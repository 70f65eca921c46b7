import { joinParts, type Part } from "../grammar/duration.ts";
import { pluralFor } from "../grammar/plural.ts";
/** The BCP 47 tag by which dates and numbers are written. */
export const tag: string = "en-GB";

/** The form that a count needs. */
export const plural = pluralFor(tag);

const UNITS = {
  day: (count: number) => plural(count, { one: "1 day", other: `${count} days` }),
  hour: (count: number) => `${count} h`,
  minute: (count: number) => `${count} min`,
  second: (count: number) => `${count} s`,
};

/** "4 min 29 s". */
export const duration = (parts: readonly Part[]): string => joinParts(parts, UNITS);

/** A duration that ends now: "14 h 3 min ago". */
export const ago = (parts: readonly Part[]): string => `${joinParts(parts, UNITS)} ago`;

/** A name within a sentence. */
export const quoted = (text: string): string => `“${text}”`;
