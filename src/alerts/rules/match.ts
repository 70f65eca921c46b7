import type { Chat } from "../../chat/chat.ts";
import { fits, fold } from "../../pattern.ts";
import type { Reason } from "../reasons.ts";

/** What a rule can ask of every chat. Anything that the customer record holds is asked for as `clientData.…`. */
export const FIELDS = ["reason", "queue", "agent", "platform", "project", "disposition", "sla"] as const;
export type Field = (typeof FIELDS)[number] | ClientDataField;
/** Its key is folded: the customer record's keys are compared without regard to case too. */
export type ClientDataField = `clientData.${string}`;

/** Holds when any of the field's values fits any of the patterns; with `not`, when none does, as when there is no value. */
export interface Condition {
  readonly field: Field;
  readonly not: boolean;
  /** Folded, with `*`. */
  readonly patterns: readonly string[];
}

/** All of them must hold; none is asked of every chat. */
export type Match = readonly Condition[];

/** A chat and why it needs attention. */
export interface EvaluatedChat {
  readonly chat: Chat;
  readonly reasons: readonly Reason[];
}

export function matches(match: Match, judged: EvaluatedChat): boolean {
  return match.every(({ field, not, patterns }) => {
    const values = valuesOf(field, judged).map(fold);
    return values.some((value) => patterns.some((pattern) => fits(value, pattern))) !== not;
  });
}

function valuesOf(field: Field, { chat, reasons }: EvaluatedChat): readonly string[] {
  switch (field) {
    case "reason":
      return reasons;
    case "queue":
      return present(chat.firstQueue, chat.lastQueue);
    case "agent":
      return present(chat.firstAgent, chat.lastAgent);
    case "platform":
      return present(chat.platform);
    case "project":
      return [String(chat.key.projectId)];
    case "disposition":
      return present(chat.disposition);
    case "sla":
      return present(chat.slaStatus);
    default:
      return chat.customer.fields
        .filter(({ key }) => `clientData.${fold(key)}` === field)
        .flatMap(({ values }) => values.map((value) => value.trim()).filter(Boolean));
  }
}

function present(...values: readonly (string | null)[]): readonly string[] {
  return values.filter((value) => value !== null);
}
