import { NO_COUNTS } from "../../../alerts/counts.ts";
import { readQueuesOfDays, readStatistics } from "../../../statistics/report.ts";
import type { Database } from "../../../store/database.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formQuery } from "../../http/form-query.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { fileResponse } from "../../list/file.ts";
import type { Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import { askedCsv } from "../../request/csv-dialect.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { statisticsPage } from "./page.tsx";
import { type Days, readDays } from "./query.ts";
import { COLUMNS, line, toJson } from "./to-json.ts";
import type { CountedDay, StatisticsView } from "./view.ts";

/** `GET /statistics`: chats by day and queue, how many were won back, and how fast. */
export async function statistics(visit: Visit<Person>): Promise<Response> {
  const query = formQuery(new URL(visit.request.url).searchParams);
  return counted(visit, query, async (db, asked) => {
    const { days, report } = await readCounted(db, visit.config.timeZone, asked);
    auditRead(visit, { action: "listed", chat: null, what: `statistics of ${asked.days.length} days` });
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    const search = query.size === 0 ? "" : `?${query}`;
    return new Response(
      statisticsPage({ ...viewerOf(visit), asked, days, report, timeZone: visit.config.timeZone, search }),
      {
        headers: { ...headers, Vary: "Accept-Language, Authorization" },
      },
    );
  });
}

/** `GET /statistics.json`: the figures for programs. */
export async function statisticsJson(visit: Visit): Promise<Response> {
  return counted(visit, new URL(visit.request.url).searchParams, async (db, asked) => {
    const { days, report } = await readCounted(db, visit.config.timeZone, asked);
    auditRead(visit, { action: "listed", chat: null, what: `statistics of ${asked.days.length} days` });
    return Response.json(toJson(days, report), { headers: await securityHeaders() });
  });
}

/** `GET /statistics.csv`: one row per day and queue with any figures. */
export async function statisticsCsv(visit: Visit): Promise<Response> {
  const file = askedCsv(visit);
  if (!file.ok) return problemResponse({ kind: "wrong-query", ...file }, visit.request);
  return counted(visit, file.rest, async (db, asked) => {
    const queues = await readQueuesOfDays(db, visit.config.timeZone, asked.days);
    const rows = queues
      .toSorted((one, other) => one.day - other.day || (one.queue ?? "").localeCompare(other.queue ?? ""))
      .map((one) => line(asked.days[one.day]?.date ?? "", one));
    auditRead(visit, { action: "exported", chat: null, what: `${rows.length} rows of the statistics` });
    return fileResponse(visit, "statistics", [COLUMNS, ...rows], file.dialect);
  });
}

async function counted(
  { request, context, config }: Visit,
  query: URLSearchParams,
  answer: (db: Database, asked: Days) => Promise<Response>,
): Promise<Response> {
  const read = readDays(query, config.timeZone, context.now());
  if (!read.ok) return problemResponse({ kind: "wrong-query", ...read }, request);
  return answer(context.openDatabase(), read.asked);
}

async function readCounted(
  db: Database,
  zone: string,
  asked: Days,
): Promise<{ readonly days: readonly CountedDay[] } & Pick<StatisticsView, "report">> {
  const { report, days } = await readStatistics(db, zone, asked);
  return { report, days: asked.days.map((day, index) => ({ ...day, counts: days[index] ?? NO_COUNTS })) };
}
