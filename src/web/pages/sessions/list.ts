import type { Config } from "../../../config/config.ts";
import { auditStatementWhere } from "../../../store/audit/log.ts";
import type { ScanBounds } from "../../../store/bounded-scan.ts";
import type { Database } from "../../../store/database.ts";
import {
  endStatement,
  findSession,
  isThere,
  listSessions,
  type Session,
  type SessionCursor,
} from "../../../store/sign-in/sessions.ts";
import { redirectBack } from "../../auth/redirect.ts";
import { cookieSession, fingerprints } from "../../auth/session.ts";
import { CONTENT_TYPES, wantsPage } from "../../http/content-type.ts";
import { DONE, formQuery } from "../../http/form-query.ts";
import { formHeaders, securityHeaders } from "../../http/headers.ts";
import { jsonPage } from "../../list/json-page.ts";
import { respondWithPage } from "../../list/respond.ts";
import { encodeStart, readStart, type StartQuery } from "../../list/start-query.ts";
import { actorOf, type Person } from "../../principal.ts";
import { problemResponse } from "../../problem/problem.tsx";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { sessionsPage } from "./page.tsx";
import { toJson } from "./to-json.ts";

function readQuery(query: URLSearchParams): StartQuery<SessionCursor> {
  return readStart(query, (endsAt, id) => ({ endsAt, id }));
}

/** The value of `after` for the next page. */
function encodeCursor({ endsAt, id }: SessionCursor): string {
  return encodeStart(endsAt, id);
}

const A_PAGE = 100;

/** The word that leads back after a session was ended. */
const ENDED = "ended";

/** `GET /sessions`: who is signed in by the form, the latest first, and a button to end each. */
export async function sessions(visit: Visit<Person>): Promise<Response> {
  const { searchParams } = new URL(visit.request.url);
  const asked = formQuery(searchParams);
  return respondWithPage(visit, asked, A_PAGE, await listOf(visit), async (page) => {
    const own = (await cookieSession(visit.request, visit.config))?.id ?? null;
    const view = { ...page, asked, own, ended: searchParams.get(DONE) === ENDED, idle: visit.config.sessionIdle };
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(sessionsPage(view, viewerOf(visit)), { headers });
  });
}

/** `GET /sessions.json`: the same for programs. */
export async function sessionList(visit: Visit<Person>): Promise<Response> {
  const { request, config } = visit;
  return respondWithPage(visit, new URL(request.url).searchParams, A_PAGE, await listOf(visit), async (page) =>
    jsonPage(page, { sessions: page.entries.map((session) => toJson(session, config.sessionIdle)) }),
  );
}

/** `POST /sessions/{id}/end`: whoever has its cookie is a stranger from now on. */
export async function endSession(visit: Visit<Person>): Promise<Response> {
  const { request, params, context, access } = visit;
  const db = context.openDatabase();
  const session = await findSession(db, params.id ?? "");
  if (session === null) return problemResponse({ kind: "not-found" }, request);
  const what = `the session of ${session.name} since ${new Date(session.madeAt).toISOString()}`;
  const auditEntry = { actor: actorOf(access), at: context.now(), action: "session-ended", chat: null, what } as const;
  await db.batch([auditStatementWhere(auditEntry, isThere(session.id)), endStatement(session.id)]);
  if (wantsPage(request.headers.get("Accept"))) return redirectBack(request, ENDED);
  return Response.json({ session: session.id, status: "ended" }, { headers: await securityHeaders() });
}

async function listOf({ config, context }: Pick<Visit, "config" | "context">) {
  const live = await liveOf(config, context.now());
  return {
    read: readQuery,
    find: (db: Database, { after }: Extract<StartQuery<SessionCursor>, { ok: true }>, bounds: ScanBounds) =>
      listSessions(db, live, after, bounds),
    placeOf: encodeCursor,
    timeOf: ({ madeAt }: Session) => madeAt,
  };
}

async function liveOf(config: Config, now: number) {
  return { tokens: await fingerprints(config), usedFrom: now - config.sessionIdle, now };
}
