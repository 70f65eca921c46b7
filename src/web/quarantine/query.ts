import type { QuarantinePlace } from "../../store/quarantine.ts";
import { readOr } from "../filters.ts";

export type ReadQuery =
  | { readonly ok: true; readonly after: QuarantinePlace | null }
  /** `parameter` is wrong: `problem` says what would be right. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

/** The quarantine has no filters: only where a page begins is asked for. */
export function readQuery(query: URLSearchParams): ReadQuery {
  const unknown = [...query.keys()].find((name) => name !== "after");
  if (unknown !== undefined)
    return { ok: false, parameter: unknown, problem: "is no filter of this list: it has none" };
  const after = readOr(query.get("after"), readPlace);
  if (after !== undefined) return { ok: true, after };
  return { ok: false, parameter: "after", problem: "must be as the link to the next page gives it" };
}

/** The value of `after` that leads to what comes next. */
export function placeName({ lastAt, id }: QuarantinePlace): string {
  return `${lastAt}.${id}`;
}

function readPlace(text: string): QuarantinePlace | undefined {
  const [, lastAt, id] = /^(\d{1,15})\.([\da-f]{64})$/.exec(text) ?? [];
  return id === undefined ? undefined : { lastAt: Number(lastAt), id };
}
