import { DONE } from "../list/asked.ts";

/** What somebody has just done on the list of deliveries. */
export type Done =
  | { readonly kind: "again" | "hurried" }
  /** Every dead one of a target; how many those were. */
  | { readonly kind: "all"; readonly count: number };

/** Null where nothing was done, and for any word of somebody else's. */
export function readDone(query: URLSearchParams): Done | null {
  const word = query.get(DONE) ?? "";
  if (word === "again" || word === "hurried") return { kind: word };
  const [, count] = /^all-(\d{1,6})$/.exec(word) ?? [];
  return count === undefined ? null : { kind: "all", count: Number(count) };
}

export function doneWord(done: Done): string {
  return done.kind === "all" ? `all-${done.count}` : done.kind;
}
