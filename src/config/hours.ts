import * as v from "valibot";
import type { Hours } from "../time/business-hours.ts";
import { type OpeningPeriod, weekOf } from "../time/week.ts";
import { isTimeZone } from "../time/zone.ts";
import { readPeriod } from "./hours-period.ts";
import { isTable, type Table, unknownKeys } from "./table.ts";
import type { Env, Report } from "./vars.ts";

const KEYS = ["open", "closed", "zone"];
const texts = v.array(v.string());
const some = v.pipe(texts, v.minLength(1));

/** The hours of `HOURS` by their names; `timeZone` is that of hours which name none. */
export function readHours(env: Env, timeZone: string, wrong: Report): ReadonlyMap<string, Hours> {
  const hours = new Map<string, Hours>();
  for (const [name, table] of tablesOf(env.HOURS ?? {}, wrong)) {
    const told: Report = (key, problem) => wrong(`HOURS.${name}.${key}`, problem);
    unknownKeys(table, KEYS, "hours", told);
    const zone = table.zone === undefined ? timeZone : readZone(table.zone, timeZone, told);
    hours.set(name, { zone, week: weekOf(readOpen(table.open, told)), closed: readClosed(table.closed, told) });
  }
  return hours;
}

function tablesOf(value: unknown, wrong: Report): readonly (readonly [string, Table])[] {
  const named = isTable(value) ? Object.entries(value) : [];
  const tables = named.flatMap(([name, table]) => (isTable(table) ? [[name, table] as const] : []));
  if (isTable(value) && tables.length === named.length) return tables;
  wrong("HOURS", 'must be tables, each such as [vars.HOURS.office] with open = ["Mon-Fri 08:00-18:00"]');
  return tables;
}

function readOpen(value: unknown, wrong: Report): readonly OpeningPeriod[] {
  const read = v.safeParse(some, value);
  if (!read.success) wrong("open", 'must be a list of periods, such as ["Mon-Fri 08:00-12:00", "Sat 09:00-13:00"]');
  return (read.success ? read.output : []).flatMap((text) => {
    const period = readPeriod(text);
    if (period.ok) return period.periods;
    wrong("open", period.problem);
    return [];
  });
}

function readClosed(value: unknown, wrong: Report): ReadonlySet<string> {
  const read = v.safeParse(v.optional(texts, []), value);
  if (!read.success) wrong("closed", 'must be a list of dates, such as ["2026-12-24", "12-25"]');
  const dates = read.success ? read.output : [];
  for (const date of dates) {
    if (!/^(?:\d{4}-)?\d\d-\d\d$/.test(date)) {
      wrong("closed", `"${date}" is no date: write 2026-12-24, or 12-24 for every year`);
    } else if (!exists(date)) wrong("closed", `"${date}" is no day of the calendar`);
  }
  return new Set(dates);
}

/** 29 February is a day of some years. */
function exists(date: string): boolean {
  const full = date.length === "12-24".length ? `2000-${date}` : date;
  const day = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(full);
}

function readZone(value: unknown, otherwise: string, wrong: Report): string {
  if (typeof value === "string" && isTimeZone(value)) return value;
  const like = 'use an IANA name such as "Europe/Budapest"';
  if (typeof value !== "string") wrong("zone", `must be a text: ${like}`);
  else wrong("zone", `"${value}" is no time zone: ${like}`);
  return otherwise;
}
