import type { Words } from "../en/index.ts";

export const tag = "hu";

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
