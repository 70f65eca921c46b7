import { REASONS, type Reason } from "../../../../src/alerts/reasons.ts";
import type { Message } from "../../../../src/channels/message.ts";
import { renderAlertBatch } from "../../../../src/delivery/messages/alert-batch.ts";
import type { AlertBatch, AlertContext, ListedAlert } from "../../../../src/delivery/messages/model.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { type Language, wordsFor } from "../../../../src/locale/locale.ts";

/** When the message is made. */
export const NOW = Date.UTC(2025, 2, 7, 7, 0, 0);
export const ALL = "https://alerts.example.com/deliveries/130-102-alert-1-slack";

/** So many chats of each reason, each with a delivery made at `since`. */
export function chats(counts: Readonly<Partial<Record<Reason, number>>>, since = NOW): AlertBatch["all"] {
  return REASONS.flatMap((reason) => Array.from({ length: counts[reason] ?? 0 }, () => ({ reasons: [reason], since })));
}

export function listedOf(told: AlertContext, changes: Partial<ListedAlert> = {}): ListedAlert {
  const { chat, reasons, receivedAt, link } = told;
  return { key: chat.key, reasons, receivedAt, link, context: { ...told, now: NOW }, ...changes };
}

/** What is said of several chats in Budapest. */
export function saidOf(several: Partial<AlertBatch> & Pick<AlertBatch, "all">, language: Language = "en"): Message {
  const rest = { listed: [], link: ALL, byDefault: false, otherTargets: [], now: NOW };
  return renderAlertBatch({ ...rest, ...several }, wordsFor(language), formatFor(language, "Europe/Budapest"));
}
