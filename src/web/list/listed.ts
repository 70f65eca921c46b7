import type { Database } from "../../store/database.ts";
import { problemResponse } from "../problem.tsx";
import type { Visit } from "../visit.ts";
import { type PageOf, pageOf } from "./page-of.ts";

/** One of the lists. */
export interface List<Query extends { readonly ok: true }, Entry> {
  /** What is asked for; or the parameter that is wrong, and what would be right. */
  readonly read: (
    asked: URLSearchParams,
  ) => Query | { readonly ok: false; readonly parameter: string; readonly problem: string };
  /** At most so many, from where the query goes on. */
  readonly find: (db: Database, query: Query, most: number) => Promise<readonly Entry[]>;
  /** What an entry's place is called in an address. */
  readonly placeOf: (entry: Entry) => string;
}

/** Answers with a page of at most `most` entries, or says what is wrong with what was asked. */
export async function listed<Query extends { readonly ok: true }, Entry>(
  { request, context }: Visit,
  asked: URLSearchParams,
  most: number,
  { read, find, placeOf }: List<Query, Entry>,
  answer: (page: PageOf<Entry>) => Promise<Response>,
): Promise<Response> {
  const query = read(asked);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  // One more than is shown tells whether there is a next page.
  const found = await find(context.openDatabase(), query, most + 1);
  return answer(pageOf(found, most, new URL(request.url).pathname, asked, placeOf));
}
