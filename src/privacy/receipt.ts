import type { Erasure } from "../store/erasures.ts";
import { counted } from "./counted.ts";

/** What an erasure does not reach, a sentence each: who erases should know where to ask next. */
export function notReached({ unreadable }: Pick<Erasure, "unreadable">): readonly string[] {
  return [
    "What was sent before, or was on its way: messages in Slack, mails, and whatever else targets have taken.",
    "Backups of the database: D1 can be set back by up to 30 days, and by then it is gone from them too.",
    "Copies in KV's caches: they go within a minute, and nobody is shown them.",
    "VCC Live itself: a chat of the contact that it sends for the first time later is stored.",
    ...(unreadable === 0
      ? []
      : [`${counted(unreadable, "body")} in quarantine that could not be read: nobody can say whose they are.`]),
  ];
}

/** The receipt in the audit list. */
export function receiptInWords(erasure: Erasure): string {
  const { kind, projectId, id } = erasure.subject;
  const { chats, revisions, alerts, deliveries, quarantined } = erasure.erased;
  const counts = [
    counted(chats, "chat"),
    counted(revisions, "revision"),
    counted(alerts, "alert"),
    counted(deliveries, "delivery"),
    `${counted(quarantined, "body")} in quarantine`,
  ];
  return `${kind} ${projectId}/${id}: ${counts.join(", ")}. Not reached: ${notReached(erasure).join(" ")}`;
}
