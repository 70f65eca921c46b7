import { pluralFor } from "../plural.ts";
/** The BCP 47 tag by which dates and numbers are written. */
export const tag: string = "en-GB";

/** The form that a count needs. */
export const plural = pluralFor(tag);

export const units = {
  day: (count: number) => plural(count, { one: "1 day", other: `${count} days` }),
  hour: (count: number) => `${count} h`,
  minute: (count: number) => `${count} min`,
  second: (count: number) => `${count} s`,
};

/** How the last part of an age is said: "14 h ago". */
export const ago = {
  day: (count: number) => plural(count, { one: "1 day ago", other: `${count} days ago` }),
  hour: (count: number) => `${count} h ago`,
  minute: (count: number) => `${count} min ago`,
  second: (count: number) => `${count} s ago`,
};
