import * as v from "valibot";
import { suggest } from "../did-you-mean.ts";
import { readBy, strictTable, type TextReading } from "../settings-table.ts";
import type { DigestTimes } from "../statistics/period.ts";
import { DAYS, dayOf } from "./hours-period.ts";
import { quoted } from "./vars.ts";

const TIME = 'must be a time of day, such as "08:00", from "00:00" to "23:59"';
const DAY_AND_TIME = 'must be a day and a time, such as "Mon 08:00"';

/** A target's own, `{ daily = "08:00", weekly = "Mon 08:00", always = true }`. An empty table: it gets none. */
export const DIGEST = v.pipe(
  strictTable(
    "key of a digest",
    {
      daily: v.optional(v.pipe(v.unknown(), readBy(readTime))),
      weekly: v.optional(v.pipe(v.unknown(), readBy(readDayAndTime))),
      /** Also when there is nothing to tell. */
      always: v.optional(v.boolean("must be true or false, without quotes"), false),
    },
    'must be a table, such as { daily = "08:00", weekly = "Mon 08:00" }',
  ),
  v.forward(
    v.partialCheck(
      [["always"], ["daily"], ["weekly"]],
      ({ always, daily, weekly }) => !always || daily !== undefined || weekly !== undefined,
      "is of no use without daily or weekly",
    ),
    ["always"],
  ),
  v.transform(({ daily = null, weekly = null, always }) => timesOf(daily, weekly, always)),
);

/** When every target gets a digest that says nothing of its own: `DIGEST_DAILY` and `DIGEST_WEEKLY`; null: never. */
export function digestTimes(daily: DigestTimes["daily"], weekly: DigestTimes["weekly"]): DigestTimes | null {
  return timesOf(daily, weekly, false);
}

function timesOf(daily: DigestTimes["daily"], weekly: DigestTimes["weekly"], always: boolean): DigestTimes | null {
  return daily === null && weekly === null ? null : { daily, weekly, always };
}

/** "08:00" in minutes after midnight. */
export function readTime(value: unknown): TextReading<number> {
  const minute = typeof value === "string" ? minuteOf(value) : null;
  return minute === null ? { ok: false, problem: TIME } : { ok: true, value: minute };
}

export function readDayAndTime(value: unknown): TextReading<NonNullable<DigestTimes["weekly"]>> {
  const [, name = "", time = ""] = (typeof value === "string" ? /^\s*([a-z]+)\s+(\S+)\s*$/i.exec(value) : null) ?? [];
  const [day, minute] = [dayOf(name), minuteOf(time)];
  if (name !== "" && day < 0) return { ok: false, problem: `has no day in ${quoted(name)}; ${suggest(name, DAYS)}` };
  return minute === null ? { ok: false, problem: DAY_AND_TIME } : { ok: true, value: { day, minute } };
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
