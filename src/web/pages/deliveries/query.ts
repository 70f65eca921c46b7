import * as v from "valibot";
import { KINDS, STATUSES } from "../../../alerts/delivery.ts";
import { REASONS } from "../../../alerts/reasons.ts";
import type { DeliveryCursor, DeliveryFilter } from "../../../store/deliveries/list.ts";
import {
  anyText,
  chatFilter,
  cursorFilter,
  instantFilter,
  oneOf,
  type QueryMistake,
  readFilters,
} from "../../http/query-params.ts";

export type ReadQuery =
  | { readonly ok: true; readonly filter: DeliveryFilter; readonly after: DeliveryCursor | null }
  | QueryMistake;

const FILTERS = v.object({
  ...{ target: anyText, status: oneOf(STATUSES), chat: chatFilter, reason: oneOf(REASONS), kind: oneOf(KINDS) },
  ...{ from: instantFilter, to: instantFilter, after: cursorFilter(readPlace) },
});

export function readQuery(query: URLSearchParams): ReadQuery {
  const read = readFilters(query, FILTERS);
  if (!read.ok) return read;
  const { after, ...filter } = read.values;
  return { ok: true, filter, after };
}

/** The value of `after` for the next page. */
export function encodeCursor({ createdAt, id }: DeliveryCursor): string {
  return `${createdAt}.${id}`;
}

function readPlace(text: string): DeliveryCursor | undefined {
  const [, createdAt, id] = /^(\d{1,15})\.([\w-]{1,200})$/.exec(text) ?? [];
  return id === undefined ? undefined : { createdAt: Number(createdAt), id };
}
