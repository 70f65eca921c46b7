import { chatName } from "../../chat/chat.ts";
import type { Config } from "../../config/config.ts";
import type { IngestResult } from "../../intake/intake.ts";
import { createRefusalCounter } from "../../intake/refusal-counter.ts";
import { faultOf } from "../../log.ts";
import { kindOf, notKeptStatement, type QuarantineKind } from "../../store/quarantine/daily-limits.ts";
import { release } from "../../store/quarantine/quarantine.ts";
import { refusedStatement } from "../../store/service-events.ts";
import { securityHeaders } from "../http/headers.ts";
import type { Context } from "./context.ts";
import { wake } from "./wake.ts";

/** One per isolate. */
const counter = createRefusalCounter<QuarantineKind>();

/**
 * Records after the response that a body was not kept because the quarantine's daily limit is reached, and notifies the
 * engineers. What arrives within a minute is written with the next one, on that day. Never throws.
 */
async function recordNotKept(kind: QuarantineKind, context: Context): Promise<void> {
  const now = context.now();
  const count = counter.add(kind, now);
  if (count === 0) return;
  try {
    await context
      .openDatabase()
      .batch([
        notKeptStatement(kind, count, crypto.randomUUID(), now),
        refusedStatement("quarantine-full", count, now),
      ]);
  } catch (error) {
    counter.restore(kind, count);
    context.log({ event: "not-kept", kind, outcome: "failed", ...faultOf(error) });
  }
}

/**
 * The work after the response, which can no longer change it: the KV copy, the couriers, and removing the body from the
 * quarantine; or counting that it was not kept.
 */
export function afterwards(taken: IngestResult, config: Config, context: Context): void {
  if (taken.kind === "too-large") return;
  if (taken.kind !== "chat") {
    if (taken.kept === null) context.after(recordNotKept(kindOf(taken.encrypted), context));
    return;
  }
  const { key, quarantineId, recorded, body } = taken;
  if (recorded.inQuarantine) {
    context.after(attempt("release", context, () => release(context.openDatabase(), quarantineId)));
  }
  if (recorded.status === "unchanged") return;
  const woken = new Set([...recorded.targets, ...recorded.changed]);
  context.after(wake([...woken], context));
  // A copy has nothing but the bytes, so what needs a charset to be read has none.
  if (body.charset !== null) return;
  context.after(attempt("copy", context, () => context.openCopy(config).write(key, recorded.revision, body.bytes)));
}

export async function attempt(what: string, context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    context.log({ event: what, outcome: "failed", ...faultOf(error) });
  }
}

/** The response for a stored chat. VCC Live accepts only 200 as success. */
export async function accepted({ key, recorded }: Extract<IngestResult, { kind: "chat" }>): Promise<Response> {
  const { revision, status, reasons, targets } = recorded;
  return Response.json(
    { chat: chatName(key), revision, status, reasons, targets },
    { headers: await securityHeaders() },
  );
}
