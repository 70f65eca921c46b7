import { chatName } from "../../chat/chat.ts";
import type { Config } from "../../config/config.ts";
import type { IngestResult } from "../../intake/intake.ts";
import { faultOf } from "../../log.ts";
import { kindOf } from "../../store/quarantine/daily-limits.ts";
import { release } from "../../store/quarantine/quarantine.ts";
import { securityHeaders } from "../http/headers.ts";
import { recordNotKept } from "./body-not-kept.ts";
import type { Context } from "./context.ts";
import { wake } from "./wake.ts";

/**
 * The work after the response, which can no longer change it: the KV copy, the couriers, and removing the body from the
 * quarantine; or counting that it was not kept.
 */
export function afterwards(taken: IngestResult, config: Config, context: Context): void {
  if (taken.kind !== "chat") {
    if (taken.kept === null) context.after(recordNotKept(kindOf(taken.encrypted), context));
    return;
  }
  const { key, quarantineId, recorded, body } = taken;
  if (recorded.inQuarantine) {
    context.after(attempt("release", context, () => release(context.openDatabase(), quarantineId)));
  }
  if (recorded.status === "unchanged") return;
  const copy = () => context.openCopy(config).write(key, recorded.revision, body);
  const woken = new Set([...recorded.targets, ...recorded.changed]);
  context.after(Promise.all([attempt("copy", context, copy), wake([...woken], context)]));
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
