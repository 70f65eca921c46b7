import { HOUR } from "../../time/durations.ts";
import {
  type AuditRow,
  addPortion,
  beginDay,
  canonical,
  dayFrom,
  dayOf,
  endDay,
  PORTION,
  SEALED_AFTER,
} from "./chain.ts";
import type { ExportedPage, ExportedSeal } from "./export.ts";

/** A day that is due has its seal so much later, in milliseconds, unless the cron stands still or is still at it. */
const AT_THE_LATEST = SEALED_AFTER + HOUR;

/** What is wrong, and on which day. */
export type AuditFinding =
  | { readonly kind: "page-missing"; readonly place: string | null }
  | { readonly kind: "out-of-order" | "twice" | "two-versions"; readonly day: number; readonly row: AuditRow }
  | {
      readonly kind: "rows-missing" | "rows-added";
      readonly day: number;
      readonly sealed: number;
      readonly here: number;
    }
  | { readonly kind: "changed" | "chain-broken" | "two-seals" | "no-seal"; readonly day: number }
  | { readonly kind: "nothing-sealed" | "seal-unknown" };

export interface Verdict {
  readonly findings: readonly AuditFinding[];
  readonly rows: number;
  /** Days whose seals were computed again, and are right. */
  readonly verified: readonly number[];
  /** How many rows are of before the first day that has a seal: AUDIT_DAYS takes them, or the export begins within a day. */
  readonly before: number;
  /** How many are of days that are not due to be sealed, or end after the export. */
  readonly after: number;
  readonly latest: ExportedSeal | null;
}

/** Whether the pages are the whole list, as it was sealed. `kept`: a seal that somebody kept elsewhere; null: none. */
export async function verify(pages: readonly ExportedPage[], kept: string | null): Promise<Verdict> {
  const findings: AuditFinding[] = [...missingPages(pages), ...disorder(pages)];
  const rows = joined(pages, findings);
  const seals = joinedSeals(pages, findings);
  const { first, due } = expected(pages);
  const [days, last] = [[...seals.keys()], Math.max(-1, ...seals.keys())];
  const from = first ?? Math.min(...days);
  if (days.length === 0) findings.push({ kind: "nothing-sealed" });
  else if (first !== null) {
    for (let day = first; day <= Math.max(last, due); day += 1)
      if (!seals.has(day)) findings.push({ kind: "no-seal", day });
  }
  const byDay = Map.groupBy(rows, ({ at }) => dayOf(Date.parse(at)));
  const verified: number[] = [];
  for (const day of days.toSorted((one, other) => one - other)) {
    const seal = seals.get(day);
    if (seal === undefined) continue;
    const wrong = await judge(seal, seals.get(day - 1), byDay.get(day) ?? []);
    if (wrong === null) verified.push(day);
    else findings.push(wrong);
  }
  if (kept !== null && ![...seals.values()].some(({ seal, previous }) => seal === kept || previous === kept)) {
    findings.push({ kind: "seal-unknown" });
  }
  const count = (isMeant: (day: number) => boolean) => rows.filter(({ at }) => isMeant(dayOf(Date.parse(at)))).length;
  return {
    findings,
    rows: rows.length,
    verified,
    before: count((day) => day < from),
    after: count((day) => day >= from && day > Math.max(last, due)),
    latest: seals.get(last) ?? null,
  };
}

/** Each page leads to the next, from the first until one that leads nowhere. */
function missingPages(pages: readonly ExportedPage[]): readonly AuditFinding[] {
  const here = new Set(pages.map(({ page }) => page.after));
  const places = [null, ...pages.flatMap(({ page: { next } }) => (next === null ? [] : [placeOf(next)]))];
  return [...new Set(places)].filter((place) => !here.has(place)).map((place) => ({ kind: "page-missing", place }));
}

function placeOf(next: string): string {
  return new URLSearchParams(next.slice(next.indexOf("?"))).get("after") ?? "";
}

/** On a page the latest stands first, and no row twice. */
function disorder(pages: readonly ExportedPage[]): readonly AuditFinding[] {
  return pages.flatMap(({ audit }) =>
    audit.flatMap((row, index): readonly AuditFinding[] => {
      const before = audit[index - 1];
      const order = before === undefined ? 1 : inOrder(before, row);
      if (order > 0) return [];
      return [{ kind: order === 0 ? "twice" : "out-of-order", day: dayOf(Date.parse(row.at)), row }];
    }),
  );
}

/** The rows of all pages as they are hashed; one that stands on two pages once. */
function joined(pages: readonly ExportedPage[], findings: AuditFinding[]): readonly AuditRow[] {
  const rows = pages.flatMap(({ audit }) => audit).toSorted(inOrder);
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || inOrder(before, row) !== 0) return true;
    if (canonical(before) !== canonical(row)) {
      findings.push({ kind: "two-versions", day: dayOf(Date.parse(row.at)), row });
    }
    return false;
  });
}

function joinedSeals(pages: readonly ExportedPage[], findings: AuditFinding[]): ReadonlyMap<number, ExportedSeal> {
  const seals = new Map<number, ExportedSeal>();
  for (const seal of pages.flatMap((page) => page.seals)) {
    const known = seals.get(seal.day);
    const isSame = known?.seal === seal.seal && known.rows === seal.rows && known.previous === seal.previous;
    if (known !== undefined && !isSame) findings.push({ kind: "two-seals", day: seal.day });
    seals.set(seal.day, seal);
  }
  return seals;
}

/** The first day that must have a seal, and the last one. Days that the export has in part have none. */
function expected(pages: readonly ExportedPage[]): { readonly first: number | null; readonly due: number } {
  const firsts = pages.map(({ sealedFrom }) => sealedFrom).filter((day) => day !== null);
  const bounds = pages.map(({ page: { from, to, asOf } }) => ({
    from: from === null ? 0 : dayFrom(from),
    due: dayOf(Math.min(to ?? asOf, asOf - AT_THE_LATEST)) - 1,
  }));
  const from = Math.min(...bounds.map((bound) => bound.from));
  return {
    first: firsts.length === 0 ? null : Math.max(from, ...firsts),
    due: Math.max(...bounds.map((bound) => bound.due)),
  };
}

/** Null: the seal is that of these rows and of the day before. */
async function judge(
  { day, rows: sealed, previous, seal }: ExportedSeal,
  before: ExportedSeal | undefined,
  rows: readonly AuditRow[],
): Promise<AuditFinding | null> {
  if (rows.length < sealed) return { kind: "rows-missing", day, sealed, here: rows.length };
  if (rows.length > sealed) return { kind: "rows-added", day, sealed, here: rows.length };
  if (before !== undefined && before.seal !== previous) return { kind: "chain-broken", day };
  let hash = await beginDay(day, previous);
  for (let from = 0; from < rows.length; from += PORTION)
    hash = await addPortion(hash, rows.slice(from, from + PORTION));
  return (await endDay(hash, rows.length)) === seal ? null : { kind: "changed", day };
}

/** As the seals have the rows: by time, then by id as in UTF-8. */
function inOrder(one: AuditRow, other: AuditRow): number {
  return Date.parse(one.at) - Date.parse(other.at) || inUtf8(one.id, other.id);
}

function inUtf8(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new TextEncoder().encode(text));
  if (a === undefined || b === undefined) return 0;
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
