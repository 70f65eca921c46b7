import { type Reason, reasonsOf } from "../alerts/reasons.ts";
import type { Hearing } from "../alerts/recipient-plan.ts";
import { hearingOf, type Routing } from "../alerts/rules/recipients.ts";
import type { Chat } from "../chat/chat.ts";
import { readSla, type Sla, type SlaWords } from "../chat/sla.ts";

export interface JudgeSettings {
  readonly slaWords: SlaWords;
  readonly routing: Routing;
}

/** Why a chat needs attention, and who hears of reasons that are new, now. */
export interface Judgement {
  readonly reasons: readonly Reason[];
  readonly sla: Sla;
  hear(fresh: readonly Reason[]): Hearing;
}

export function judge(chat: Chat, { slaWords, routing }: JudgeSettings, now: number): Judgement {
  const sla = readSla(chat.slaStatus, slaWords);
  return {
    sla,
    reasons: reasonsOf(chat, sla),
    hear: (fresh) => hearingOf(routing, { chat, reasons: fresh }, now),
  };
}
