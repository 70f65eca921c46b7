import { suggest } from "../did-you-mean.ts";
import type { DigestTimes } from "../statistics/period.ts";
import { DAYS, dayOf } from "./hours-period.ts";
import { isTable, unknownKeys } from "./table.ts";
import { type Env, type Report, text } from "./vars.ts";

const KEYS = ["daily", "weekly", "always"];
const TIME = 'must be a time of day, such as "08:00"';
const DAY_AND_TIME = 'must be a day and a time, such as "Mon 08:00"';

/** When every target gets a digest that says nothing of its own: `DIGEST_DAILY` and `DIGEST_WEEKLY`; null: never. */
export function readDigests(env: Env, wrong: Report): DigestTimes | null {
  const [daily, weekly] = [text(env, "DIGEST_DAILY", "", wrong), text(env, "DIGEST_WEEKLY", "", wrong)];
  return timesOf(
    daily === "" ? null : readTime(daily, (problem) => wrong("DIGEST_DAILY", problem)),
    weekly === "" ? null : readDayAndTime(weekly, (problem) => wrong("DIGEST_WEEKLY", problem)),
    false,
  );
}

/** A target's own, `{ daily = "08:00", weekly = "Mon 08:00", always = true }`. An empty table: it gets none. */
export function readDigest(
  value: unknown,
  otherwise: DigestTimes | null,
  place: string,
  wrong: Report,
): DigestTimes | null {
  if (value === undefined) return otherwise;
  if (!isTable(value)) {
    wrong(place, 'must be a table, such as { daily = "08:00", weekly = "Mon 08:00" }');
    return otherwise;
  }
  const told: Report = (key, problem) => wrong(`${place}.${key}`, problem);
  unknownKeys(value, KEYS, "a digest", told);
  const { daily, weekly, always = false } = value;
  if (typeof always !== "boolean") told("always", "must be true or false, without quotes");
  if (always === true && daily === undefined && weekly === undefined) {
    told("always", "is of no use without daily or weekly");
  }
  return timesOf(
    daily === undefined ? null : readTime(daily, (problem) => told("daily", problem)),
    weekly === undefined ? null : readDayAndTime(weekly, (problem) => told("weekly", problem)),
    always === true,
  );
}

function timesOf(daily: DigestTimes["daily"], weekly: DigestTimes["weekly"], always: boolean): DigestTimes | null {
  return daily === null && weekly === null ? null : { daily, weekly, always };
}

type Told = (problem: string) => void;

/** "08:00" in minutes after midnight; null where it is none. */
function readTime(value: unknown, wrong: Told): number | null {
  const minute = typeof value === "string" ? minuteOf(value) : null;
  if (minute === null) wrong(`${TIME}, from "00:00" to "23:59"`);
  return minute;
}

function readDayAndTime(value: unknown, wrong: Told): DigestTimes["weekly"] {
  const [, name = "", time = ""] = (typeof value === "string" ? /^\s*([a-z]+)\s+(\S+)\s*$/i.exec(value) : null) ?? [];
  const [day, minute] = [dayOf(name), minuteOf(time)];
  if (name !== "" && day < 0) wrong(`has no day in "${name}"; ${suggest(name, DAYS)}`);
  else if (minute === null) wrong(DAY_AND_TIME);
  return day < 0 || minute === null ? null : { day, minute };
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
