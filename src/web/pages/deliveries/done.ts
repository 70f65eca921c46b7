import { DONE } from "../../http/form-query.ts";

/** What somebody has just done on the list of deliveries. */
export type Done =
  | { readonly kind: "again" | "hurried" }
  /** The dead ones of a target: how many, and whether there are more. */
  | { readonly kind: "all"; readonly count: number; readonly more: boolean };

/** Null where nothing was done, and for any word of somebody else's. */
export function readDone(query: URLSearchParams): Done | null {
  const word = query.get(DONE) ?? "";
  if (word === "again" || word === "hurried") return { kind: word };
  const [, count, more] = /^all-(\d{1,6})(-more)?$/.exec(word) ?? [];
  return count === undefined ? null : { kind: "all", count: Number(count), more: more !== undefined };
}

export function doneWord(done: Done): string {
  return done.kind === "all" ? `all-${done.count}${done.more ? "-more" : ""}` : done.kind;
}
