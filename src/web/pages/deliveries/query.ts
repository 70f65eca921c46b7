import { KINDS, STATUSES } from "../../../alerts/delivery.ts";
import { REASONS } from "../../../alerts/reasons.ts";
import { suggest } from "../../../did-you-mean.ts";
import type { DeliveryCursor, DeliveryFilter } from "../../../store/deliveries/list.ts";
import { CHAT, choice, INSTANT, readChat, readInstant, readOr } from "../../http/query-params.ts";

export type ReadQuery =
  | { readonly ok: true; readonly filter: DeliveryFilter; readonly after: DeliveryCursor | null }
  /** `parameter` is invalid: `problem` says what would be valid, and never repeats a value. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

const PARAMETERS = ["target", "status", "chat", "reason", "kind", "from", "to", "after"];

/** The filters of the list of deliveries. A mistyped filter is an error: to ignore it would show too much. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return mistake(unknown, `is no filter of this list: ${suggest(unknown, PARAMETERS)}`);
  const [status, kind, reason, chat, from, to, after] = [
    choice(query.get("status"), STATUSES),
    choice(query.get("kind"), KINDS),
    choice(query.get("reason"), REASONS),
    readOr(query.get("chat"), readChat),
    readOr(query.get("from"), readInstant),
    readOr(query.get("to"), readInstant),
    readOr(query.get("after"), readPlace),
  ];
  if (status === undefined) return mistake("status", `must be one of ${STATUSES.join(", ")}`);
  if (kind === undefined) return mistake("kind", `must be one of ${KINDS.join(", ")}`);
  if (reason === undefined) return mistake("reason", `must be one of ${REASONS.join(", ")}`);
  if (chat === undefined) return mistake("chat", CHAT);
  if (from === undefined) return mistake("from", INSTANT);
  if (to === undefined) return mistake("to", INSTANT);
  if (after === undefined) return mistake("after", "must be as the link to the next page gives it");
  return { ok: true, filter: { target: query.get("target"), status, kind, reason, chat, from, to }, after };
}

/** The value of `after` for the next page. */
export function encodeCursor({ createdAt, id }: DeliveryCursor): string {
  return `${createdAt}.${id}`;
}

function readPlace(text: string): DeliveryCursor | undefined {
  const [, createdAt, id] = /^(\d{1,15})\.([\w-]{1,200})$/.exec(text) ?? [];
  return id === undefined ? undefined : { createdAt: Number(createdAt), id };
}

function mistake(parameter: string, problem: string): ReadQuery {
  return { ok: false, parameter, problem };
}
