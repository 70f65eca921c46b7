import type { ScanBounds, ScannedPage } from "../../store/bounded-scan.ts";
import type { Database } from "../../store/database.ts";
import { type Cursor, type PageOf, pageOf } from "../http/pagination.ts";
import type { QueryMistake } from "../http/query-params.ts";
import { problemResponse } from "../problem/problem.tsx";
import type { Visit } from "../request/visit.ts";

/** One of the lists. */
export interface List<Query extends { readonly ok: true }, Entry> extends Cursor<Entry> {
  /** Reads the query, or says what is wrong with it. */
  readonly read: (asked: URLSearchParams) => Query | QueryMistake;
  /** Reads a page of what the query asks for. */
  readonly find: (db: Database, query: Query, bounds: ScanBounds) => Promise<ScannedPage<Entry>>;
}

/**
 * The maximum of rows that a page examines. D1 reads two or three rows for each, so a page stays below 5,000, and a
 * filter without matches costs the same with a thousand entries as with a million.
 */
const EXAMINED = 900;

/** Entries of a file: fewer than are examined, so that a file without filters needs one page. */
export const A_FILE = 800;

/** Responds with a page of at most `shown` entries, or with what is wrong in the query. */
export async function respondWithPage<Query extends { readonly ok: true }, Entry>(
  { request, context }: Visit,
  asked: URLSearchParams,
  shown: number,
  list: List<Query, Entry>,
  answer: (page: PageOf<Entry>) => Promise<Response>,
): Promise<Response> {
  const query = list.read(asked);
  if (!query.ok) return problemResponse({ kind: "wrong-query", ...query }, request);
  const found = await list.find(context.openDatabase(), query, { shown, examined: EXAMINED });
  return answer(pageOf(found, new URL(request.url).pathname, asked, list));
}
