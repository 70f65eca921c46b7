import { dateOf, dayAt } from "../../time/calendar.ts";
import { CONTENT_TYPES } from "../http/content-type.ts";
import { type Cell, type CsvDialect, csv } from "../http/csv.ts";
import { securityHeaders } from "../http/headers.ts";
import type { Visit } from "../request/visit.ts";

/** What depends on who asks, and on their language. */
const VARY_FILE = "Accept-Language, Authorization";

/** A list as a file: "chats.csv" for programs, and for people, who keep several, "chats-2026-11-24.csv". */
export async function fileResponse(
  { context, config }: Pick<Visit, "context" | "config">,
  list: string,
  rows: readonly (readonly Cell[])[],
  dialect: CsvDialect,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const day = dialect.isForSpreadsheet ? `-${dateOf(dayAt(config.timeZone, context.now()))}` : "";
  return new Response(csv(rows, dialect), {
    headers: {
      ...(await securityHeaders()),
      ...headers,
      "Content-Type": CONTENT_TYPES.csv,
      "Content-Disposition": `attachment; filename="${list}${day}.csv"`,
      Vary: VARY_FILE,
    },
  });
}
