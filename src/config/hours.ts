import * as v from "valibot";
import { shortened } from "../did-you-mean.ts";
import { eachText, namedTables, readTable, strictTable, textList } from "../settings-table.ts";
import type { Hours } from "../time/business-hours.ts";
import { type OpeningPeriod, weekOf } from "../time/week.ts";
import { isTimeZone } from "../time/zone.ts";
import { readPeriod } from "./hours-period.ts";
import { type Env, quoted, type Report } from "./vars.ts";

const TABLES = 'must be tables, each such as [vars.HOURS.office] with open = ["Mon-Fri 08:00-18:00"]';
const OPEN = 'must be a list of periods, such as ["Mon-Fri 08:00-12:00", "Sat 09:00-13:00"]';
const CLOSED = 'must be a list of dates, such as ["2026-12-24", "12-25"]';
const ZONE = 'use an IANA name such as "Europe/Budapest"';

/** `[vars.HOURS.office]`. */
const HOURS = strictTable(
  "key of hours",
  {
    /** When it is open: at least one period. */
    open: v.pipe(
      textList(OPEN),
      v.minLength(1, OPEN),
      eachText((text) => {
        const period = readPeriod(text);
        return period.ok ? null : period.problem;
      }),
    ),
    /** Days on which it is not, each of one year or of every year. */
    closed: v.optional(v.pipe(textList(CLOSED), eachText(problemOfDate)), []),
    /** That of TIME_ZONE where none is named. */
    zone: v.optional(
      v.pipe(
        v.string(`must be a text: ${ZONE}`),
        v.check(isTimeZone, ({ input }) => `${quoted(input)} is no time zone: ${ZONE}`),
      ),
    ),
  },
  TABLES,
);

/** The hours of `HOURS` by their names; `timeZone` is that of hours which name none. */
export function readHours(env: Env, timeZone: string, wrong: Report): ReadonlyMap<string, Hours> {
  const hours = new Map<string, Hours>();
  const { tables, areAll } = namedTables(env.HOURS ?? {});
  if (!areAll) wrong("HOURS", TABLES);
  for (const [name, table] of tables) {
    const read = readTable(HOURS, table);
    if (!read.ok) for (const { place, problem } of read.mistakes) wrong(`HOURS.${shortened(name)}.${place}`, problem);
    // Hours that are wrong keep their name, so that a rule which names them is not wrong too.
    const { open, closed, zone = timeZone } = read.ok ? read.output : { open: [], closed: [] };
    hours.set(name, { zone, week: weekOf(open.flatMap(periodsOf)), closed: new Set(closed) });
  }
  return hours;
}

function periodsOf(text: string): readonly OpeningPeriod[] {
  const period = readPeriod(text);
  return period.ok ? period.periods : [];
}

function problemOfDate(date: string): string | null {
  if (!/^(?:\d{4}-)?\d\d-\d\d$/.test(date)) {
    return `${quoted(date)} is no date: write 2026-12-24, or 12-24 for every year`;
  }
  return exists(date) ? null : `${quoted(date)} is no day of the calendar`;
}

/** 29 February is a day of some years. */
function exists(date: string): boolean {
  const full = date.length === "12-24".length ? `2000-${date}` : date;
  const day = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(full);
}
