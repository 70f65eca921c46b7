import type { ChatKey } from "../../chat/chat.ts";
import { faultOf } from "../../log.ts";
import { type Action, type AuditActor, auditStatement, hourlyAuditStatement } from "../../store/audit/log.ts";
import type { Visit } from "./visit.ts";

/** Something that a person did, for the audit list. */
export interface AuditedAction {
  readonly action: Action;
  readonly chat: ChatKey | null;
  readonly what: string;
}

/** The actor and the auth method. */
export function auditActorOf(access: Visit["access"]): AuditActor {
  return access.kind === "person" ? { who: access.name, door: access.door } : { who: access.target, door: "link" };
}

/** Writes the entry before a change: if it cannot be written, the change is not made. Throws StoreUnavailable. */
export async function auditWrite(
  { access, context }: Visit,
  doing: AuditedAction,
  written = auditStatement,
): Promise<void> {
  await context.openDatabase().batch([written({ ...auditActorOf(access), ...doing, at: context.now() })]);
}

/**
 * Writes the entry after the response, for a read: a reader must not wait for it. For a link it is written once an
 * hour, because the reader is unknown and mail scanners open links repeatedly. HEAD does not count.
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
