import type { ChatKey } from "../../chat/chat.ts";
import { faultOf } from "../../log.ts";
import { type Action, type AuditActor, auditStatement, hourlyAuditStatement } from "../../store/audit/log.ts";
import type { Visit } from "./visit.ts";

/** What somebody did, for the audit list. */
export interface AuditedAction {
  readonly action: Action;
  readonly chat: ChatKey | null;
  readonly what: string;
}

/** Who it is, by the door they came in. */
export function auditActorOf(access: Visit["access"]): AuditActor {
  return access.kind === "person" ? { who: access.name, door: access.door } : { who: access.target, door: "link" };
}

/** Before something is changed: what can not be put on record is not done. Throws StoreUnavailable. */
export async function auditWrite(
  { access, context }: Visit,
  doing: AuditedAction,
  written = auditStatement,
): Promise<void> {
  await context.openDatabase().batch([written({ ...auditActorOf(access), ...doing, at: context.now() })]);
}

/**
 * After the answer, for what was only seen: whoever needs a transcript now must not wait for it. By a link it is written
 * once an hour: nobody knows who opens it, and a mail scanner may do so again and again. HEAD has shown nothing.
 */
export function auditRead(visit: Visit, doing: AuditedAction, written = auditStatement): void {
  const { access, context } = visit;
  const { action } = doing;
  if (context.headOnly) return;
  context.after(
    auditWrite(visit, doing, access.kind === "link" ? hourlyAuditStatement : written).catch((error) =>
      context.log({ event: "audit", action, outcome: "failed", ...faultOf(error) }),
    ),
  );
}
