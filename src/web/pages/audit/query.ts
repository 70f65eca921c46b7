import { suggest } from "../../../did-you-mean.ts";
import type { AuditCursor, AuditFilter } from "../../../store/audit/list.ts";
import { ACTIONS } from "../../../store/audit/log.ts";
import { CHAT, choice, INSTANT, readChat, readInstant, readOr } from "../../http/query-params.ts";

/** What is asked for, and where the page before ended. */
export interface Asked {
  readonly filter: AuditFilter;
  readonly after: AuditCursor | null;
}

export type ReadQuery =
  | ({ readonly ok: true } & Asked)
  /** `parameter` is wrong: `problem` says what would be right, and never repeats a value. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

const PARAMETERS = ["who", "door", "action", "chat", "from", "to", "after"];

/** The filters of the audit list. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return mistake(unknown, `is no filter of this list: ${suggest(unknown, PARAMETERS)}`);
  const [action, chat, from, to, after] = [
    choice(query.get("action"), ACTIONS),
    readOr(query.get("chat"), readChat),
    readOr(query.get("from"), readInstant),
    readOr(query.get("to"), readInstant),
    readOr(query.get("after"), readPlace),
  ];
  if (action === undefined) return mistake("action", `must be one of ${ACTIONS.join(", ")}`);
  if (chat === undefined) return mistake("chat", CHAT);
  if (from === undefined) return mistake("from", INSTANT);
  if (to === undefined) return mistake("to", INSTANT);
  if (after === undefined) return mistake("after", "must be as the link to the next page gives it");
  return { ok: true, filter: { who: query.get("who"), door: query.get("door"), action, chat, from, to }, after };
}

/** The value of `after` that leads to what comes next. */
export function encodeCursor({ at, id }: AuditCursor): string {
  return `${at}.${id}`;
}

function readPlace(text: string): AuditCursor | undefined {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  return id === undefined ? undefined : { at: Number(at), id };
}

function mistake(parameter: string, problem: string): ReadQuery {
  return { ok: false, parameter, problem };
}
