import {
  type AuditRow,
  addPortion,
  beginDay,
  dayName,
  dayOf,
  endDay,
  PORTION,
} from "../../../../src/privacy/audit/chain.ts";

export const DAY = 24 * 60 * 60_000;
/** Midnight UTC. */
const START = Date.parse("2026-03-02T00:00:00.000Z");

export interface MadePage {
  audit: AuditRow[];
  seals: { day: string; rows: number; previous: string | null; seal: string; sealedAt: string }[];
  sealedFrom: string | null;
  page: { asOf: string; from: string | null; to: string | null; after: string | null; next: string | null };
  examinedUntil: null;
}

/** A row, so many milliseconds after the start. */
export function rowAt(since: number, id: string): AuditRow {
  const at = new Date(START + since).toISOString();
  return { at, id, who: "jane", door: "access", action: "opened", chat: "130/101", what: "revision 1 as html" };
}

/** What /audit.json answers where so many days are sealed: `shown` rows on a page. */
export async function exported(
  rows: readonly AuditRow[],
  { days, shown }: { readonly days: number; readonly shown: number },
): Promise<MadePage[]> {
  const sorted = rows.toSorted((one, other) => order(one, other));
  const seals: MadePage["seals"] = [];
  let previous: string | null = null;
  for (let day = dayOf(START); day < dayOf(START) + days; day += 1) {
    const ofDay = sorted.filter(({ at }) => dayOf(Date.parse(at)) === day);
    let hash = await beginDay(day, previous);
    for (let from = 0; from < ofDay.length; from += PORTION)
      hash = await addPortion(hash, ofDay.slice(from, from + PORTION));
    const seal = await endDay(hash, ofDay.length);
    seals.unshift({ day: dayName(day), rows: ofDay.length, previous, seal, sealedAt: new Date(START).toISOString() });
    previous = seal;
  }
  const latestFirst = sorted.toReversed();
  const asOf = new Date(START + days * DAY + 12 * 60 * 60_000).toISOString();
  const sealedFrom = days === 0 ? null : dayName(dayOf(START));
  const pages: MadePage[] = [];
  for (let from = 0; from === 0 || from < latestFirst.length; from += shown) {
    const audit = latestFirst.slice(from, from + shown);
    const last = audit.at(-1);
    const next =
      from + shown >= latestFirst.length || last === undefined
        ? null
        : `/audit.json?after=${encodeURIComponent(placeOf(last))}`;
    const before = latestFirst[from - 1];
    const after = before === undefined ? null : placeOf(before);
    // Seals of the days that the page covers, as the Worker gives them.
    const newest = before === undefined ? Infinity : dayOf(Date.parse(before.at));
    const oldest = next === null || last === undefined ? 0 : dayOf(Date.parse(last.at));
    const covered = seals.filter(({ day }) => {
      const number = dayOf(Date.parse(`${day}T00:00:00.000Z`));
      return number >= oldest && number <= newest;
    });
    pages.push({
      audit,
      seals: structuredClone(covered),
      sealedFrom,
      page: { asOf, from: null, to: null, after, next },
      examinedUntil: null,
    });
  }
  return pages;
}

export function order(one: AuditRow, other: AuditRow): number {
  return Date.parse(one.at) - Date.parse(other.at) || byCodePoint(one.id, other.id);
}

/** As D1 orders texts: UTF-8 keeps the order of code points, which UTF-16 does not. */
function byCodePoint(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((sign, index) => sign !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}

function placeOf({ at, id }: AuditRow): string {
  return `${Date.parse(at)}.${id}`;
}
