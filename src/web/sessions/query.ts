import type { SessionPlace } from "../../store/sessions.ts";
import { readOr } from "../filters.ts";

export type ReadQuery =
  | { readonly ok: true; readonly after: SessionPlace | null }
  /** `parameter` is wrong: `problem` says what would be right. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

/** The sessions have no filters: only where a page begins is asked for. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const unknown = [...query.keys()].find((name) => name !== "after");
  if (unknown !== undefined)
    return { ok: false, parameter: unknown, problem: "is no filter of this list: it has none" };
  const after = readOr(query.get("after"), readPlace);
  if (after !== undefined) return { ok: true, after };
  return { ok: false, parameter: "after", problem: "must be as the link to the next page gives it" };
}

/** The value of `after` that leads to what comes next. */
export function placeName({ endsAt, id }: SessionPlace): string {
  return `${endsAt}.${id}`;
}

function readPlace(text: string): SessionPlace | undefined {
  const [, endsAt, id] = /^(\d{1,15})\.([\da-f]{64})$/.exec(text) ?? [];
  return id === undefined ? undefined : { endsAt: Number(endsAt), id };
}
