import { takeIn } from "../intake/intake.ts";
import { findQuarantined, listQuarantine } from "../store/quarantine.ts";
import { onRecord } from "./audit/record.ts";
import { securityHeaders } from "./headers.ts";
import { problemResponse } from "./problem.tsx";
import type { Visit } from "./visit.ts";
import { accepted, afterwards } from "./webhook.ts";

/** `GET /quarantine.json`: what came, could not be read, and is kept; never the bodies. */
export async function quarantineList({ context }: Visit): Promise<Response> {
  const entries = await listQuarantine(context.openDatabase());
  const shown = entries.map(({ firstAt, lastAt, ...entry }) => ({
    ...entry,
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
  }));
  return Response.json({ quarantine: shown }, { headers: await securityHeaders() });
}

/** `POST /quarantine/{id}/replay`: as if VCC Live had sent it again, now. */
export async function replay(visit: Visit): Promise<Response> {
  const { request, params, context, config } = visit;
  const accept = request.headers.get("Accept");
  const db = context.openDatabase();
  const found = await findQuarantined(db, params.id ?? "");
  if (found === null) return problemResponse({ kind: "not-found" }, accept);
  await onRecord(visit, { action: "replayed", chat: null, what: `quarantine ${params.id}` });
  const taken = await takeIn(found.bytes, found.iv, config, db, [], context.now());
  afterwards(taken, config, context);
  return taken.kind === "chat" ? accepted(taken) : problemResponse(taken, accept);
}
