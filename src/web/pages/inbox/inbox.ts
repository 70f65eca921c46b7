import { callable } from "../../../alerts/callable.ts";
import { codeToJson } from "../../../alerts/stored-code.ts";
import { formatFor } from "../../../locale/format.ts";
import { outageText, resultText } from "../../../locale/recorded-text.ts";
import { alertWithoutPayments } from "../../../privacy/mask/chat.ts";
import { alertsBefore } from "../../../store/alerts/earlier.ts";
import { readInboxCounts } from "../../../store/alerts/inbox-counts.ts";
import { findAlerts, type ListedAlert, listAlerts } from "../../../store/alerts/list.ts";
import { alertsWithSameNumber, type NumbersOfChat } from "../../../store/alerts/same-number.ts";
import { hourlyAuditStatement } from "../../../store/audit/log.ts";
import { listOutages } from "../../../store/deliveries/outages.ts";
import { listWaits } from "../../../store/deliveries/target-waits.ts";
import { REFRESH } from "../../auth/last-use.ts";
import { A_PAGE } from "../../http/acted-on.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { readerLanguage } from "../../http/language.ts";
import { linkHeader } from "../../http/pagination.ts";
import type { QueryMistake } from "../../http/query-params.ts";
import { identitiesOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { auditRead } from "../../request/audit-log.ts";
import type { Visit } from "../../request/visit.ts";
import { inboxPage } from "./page.tsx";
import { encodeCursor, inboxSearch, readInboxQuery } from "./query.ts";
import { instant, toJson } from "./to-json.ts";
import type { InboxView } from "./view.ts";

const REFRESH_SECONDS = 60;

/** Names and numbers are shown. Logged once an hour, because the page refreshes every minute. */
const LOOKED = { action: "listed", chat: null, what: "the inbox, within this hour" } as const;

/** `GET /`: customers who need a call. It refreshes itself, unless boxes can be ticked. */
export async function inbox(visit: Visit<Person>): Promise<Response> {
  const view = await readView(visit);
  if ("problem" in view) return wrongQuery(view, visit.request);
  auditRead(visit, LOOKED, hourlyAuditStatement);
  // The address without the word that says what was just done.
  const page = view.after === null ? {} : { after: encodeCursor(view.after) };
  const samePage = `/${inboxSearch(view.filter, { ...page, [REFRESH]: "1" })}`;
  const refresh = view.selecting ? {} : { Refresh: `${REFRESH_SECONDS}; url=${samePage}` };
  const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html, ...refresh };
  return new Response(inboxPage(view), { headers: { ...headers, Vary: "Accept-Language, Authorization" } });
}

/** `GET /alerts.json`: the list for programs. */
export async function inboxJson(visit: Visit<Person>): Promise<Response> {
  const view = await readView(visit);
  if ("problem" in view) return wrongQuery(view, visit.request);
  auditRead(visit, LOOKED, hourlyAuditStatement);
  const { alerts, next, counts, outages, waits } = view;
  const link = linkHeader({ next: next === null ? null : `/alerts.json${next}` });
  return Response.json(
    {
      alerts: alerts.map((alert) => toJson(alert, view)),
      held: counts.untilOpening.map(({ dueAt, ...held }) => ({ ...held, due: instant(dueAt) })),
      outOfOrder: outages.map(({ target, since, reason }) => ({
        ...{ target, reason: outageText("en", reason), ...codeToJson(reason), since: instant(since) },
      })),
      waiting: waits.map(({ target, since, until, ...answer }) => ({
        ...{ target, since: instant(since), until: instant(until), answer: resultText("en", answer) },
        ...codeToJson(answer),
      })),
    },
    { headers: { ...(await securityHeaders()), ...link } },
  );
}

async function readView({ request, context, config, access }: Visit<Person>): Promise<InboxView | QueryMistake> {
  const read = readInboxQuery(new URL(request.url).searchParams);
  if (!read.ok) return read;
  const { filter, after, about } = read.query;
  const db = context.openDatabase();
  const now = context.now();
  const [found, changed, counts, outages, waits] = await Promise.all([
    // One more than is shown tells whether there is a next page.
    listAlerts(db, filter, identitiesOf(access), after, A_PAGE + 1),
    about.length === 0 ? [] : findAlerts(db, about),
    readInboxCounts(db, identitiesOf(access), now),
    listOutages(db),
    listWaits(db, now),
  ]);
  const shown = (alert: ListedAlert) => alertWithoutPayments(callable(alert, config.reading.country));
  const alerts = found.alerts.slice(0, A_PAGE).map(shown);
  const keys = alerts.map(({ key }) => key);
  const [before, sameNumber] = await Promise.all([
    alertsBefore(db, keys),
    alertsWithSameNumber(db, alerts.map(numbersOf), now),
  ]);
  const last = found.alerts.length > A_PAGE ? alerts.at(-1) : found.examinedTo;
  const language = readerLanguage(request, config.language);
  return {
    ...read.query,
    ...{ person: access, language, now, alerts, before, sameNumber, counts, outages, waits },
    changed: changed.map(shown),
    format: formatFor(language, config.timeZone),
    isCut: found.examinedTo !== null,
    next: last == null ? null : inboxSearch(filter, { after: encodeCursor(last) }),
  };
}

function numbersOf({ key, summary }: ListedAlert): NumbersOfChat {
  return { key, ids: null, numbers: summary.numbers ?? [] };
}

function wrongQuery({ parameter, problem }: QueryMistake, request: Request): Promise<Response> {
  return problemResponse({ kind: "wrong-query", parameter, problem }, request);
}
