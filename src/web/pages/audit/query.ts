import * as v from "valibot";
import type { AuditCursor, AuditFilter } from "../../../store/audit/list.ts";
import { ACTIONS } from "../../../store/audit/log.ts";
import {
  anyText,
  chatFilter,
  cursorFilter,
  instantFilter,
  oneOf,
  type QueryMistake,
  readFilters,
} from "../../http/query-params.ts";

/** What is asked for, and where the page before ended. */
export interface AuditQuery {
  readonly filter: AuditFilter;
  readonly after: AuditCursor | null;
}

export type ReadQuery = ({ readonly ok: true } & AuditQuery) | QueryMistake;

const FILTERS = v.object({
  ...{ who: anyText, door: anyText, action: oneOf(ACTIONS), chat: chatFilter },
  ...{ from: instantFilter, to: instantFilter, after: cursorFilter(readPlace) },
});

export function readQuery(query: URLSearchParams): ReadQuery {
  const read = readFilters(query, FILTERS);
  if (!read.ok) return read;
  const { after, ...filter } = read.values;
  return { ok: true, filter, after };
}

/** The value of `after` that leads to what comes next. */
export function encodeCursor({ at, id }: AuditCursor): string {
  return `${at}.${id}`;
}

function readPlace(text: string): AuditCursor | undefined {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  return id === undefined ? undefined : { at: Number(at), id };
}
