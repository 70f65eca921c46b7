import { dayFrom, dayOf } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import { readSeals, type Seals } from "../../../store/audit/seals.ts";
import { DAY } from "../../../time/durations.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Visit } from "../../request/visit.ts";
import { type AuditQuery, readQuery } from "./query.ts";

const NO_DAY = { from: 0, until: 0 };

/** What of the whole list a page is, and the seals of the days in it. */
export interface Sealing extends Seals {
  readonly asOf: number;
  readonly asked: AuditQuery;
  /** By what else than time the list is narrowed, no seal can be computed again. */
  readonly isNarrowed: boolean;
}

/** The seals of the days that the page covers, in part at least; where one is narrowed, only the last. */
export async function sealsOf(visit: Visit, query: URLSearchParams, page: PageOf<ListedAuditEntry>): Promise<Sealing> {
  const { context, config } = visit;
  const asked = askedOf(query);
  const now = context.now();
  const { who, door, action, chat } = asked.filter;
  const isNarrowed = [who, door, action, chat].some((one) => one !== null);
  const days = isNarrowed ? NO_DAY : daysOf(asked, page);
  const keptFrom = dayFrom(now - config.auditDays * DAY);
  const seals = await readSeals(context.openDatabase(), { ...days, keptFrom });
  return { ...seals, asOf: now, asked, isNarrowed };
}

/** A query that the list has been read by. */
function askedOf(query: URLSearchParams): AuditQuery {
  const read = readQuery(query);
  if (!read.ok) throw new Error("the list was read by a query that can not be read");
  return read;
}

/** Days that the filter leaves whole. One that is on two pages has its seal on both. */
function daysOf({ filter: { from, to }, after }: AuditQuery, { entries, next }: PageOf<ListedAuditEntry>) {
  const last = entries.at(-1);
  const newest = Math.min(to === null ? Infinity : dayOf(to), after === null ? Infinity : dayOf(after.at) + 1);
  const oldest = next === null || last === undefined ? 0 : dayOf(last.at);
  return {
    from: Math.max(oldest, from === null ? 0 : dayFrom(from)),
    until: Math.min(newest, Number.MAX_SAFE_INTEGER),
  };
}
