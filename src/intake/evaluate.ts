import { type Reason, reasonsOf } from "../alerts/reasons.ts";
import type { RecipientPlan } from "../alerts/recipient-plan.ts";
import { type NotificationPolicy, planRecipients } from "../alerts/rules/recipients.ts";
import type { Chat } from "../chat/chat.ts";
import { readSla, type Sla, type SlaWords } from "../chat/sla.ts";

export interface EvaluationSettings {
  readonly slaWords: SlaWords;
  readonly routing: NotificationPolicy;
}

/** Why a chat needs attention, and which recipients new reasons have at this time. */
export interface Evaluation {
  readonly reasons: readonly Reason[];
  readonly sla: Sla;
  hear(fresh: readonly Reason[]): RecipientPlan;
}

export function evaluate(chat: Chat, { slaWords, routing }: EvaluationSettings, now: number): Evaluation {
  const sla = readSla(chat.slaStatus, slaWords);
  return {
    sla,
    reasons: reasonsOf(chat, sla),
    hear: (fresh) => planRecipients(routing, { chat, reasons: fresh }, now),
  };
}
