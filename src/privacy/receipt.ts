import type { Erasure } from "../store/privacy/erasures.ts";

const PLURALS = {
  chat: "chats",
  revision: "revisions",
  alert: "alerts",
  delivery: "deliveries",
  body: "bodies",
} as const;

/** "1 chat", "2 deliveries". */
export function counted(count: number, thing: keyof typeof PLURALS): string {
  return `${count} ${count === 1 ? thing : PLURALS[thing]}`;
}

/** What an erasure does not reach, one sentence each, so that the requester knows where else to ask. */
export function notReached({
  unreadable,
  held = 0,
}: Pick<Erasure, "unreadable"> & Partial<Pick<Erasure, "held">>): readonly string[] {
  return [
    "What was sent before, or was on its way: messages in Slack, mails, and whatever else targets have taken.",
    "Backups of the database: D1 can be set back by up to 30 days, and by then it is gone from them too.",
    "KV's caches: they keep what they have read for a minute as a rule, and KV does not confirm when it is gone. Nobody is shown it.",
    "A copy that was on its way to KV while its chat was erased: it is deleted two minutes later, and this receipt does not wait for that.",
    "Copies in KV of chats that had expired before: they go when their own time is over.",
    "VCC Live itself: a chat of the contact or entity that it sends for the first time later is stored.",
    ...(held === 0
      ? []
      : [`${counted(held, "chat")} on hold: each is erased when its hold has ended, with a receipt of its own.`]),
    ...(unreadable === 0
      ? []
      : [`${counted(unreadable, "body")} in quarantine that could not be read: nobody can say whose they are.`]),
  ];
}

/** What could not be read at all, one sentence each, so that somebody checks it. */
export function toBeLookedAt({
  unreadable,
  unreadableIds,
  unreadChats,
}: Pick<Erasure, "unreadable" | "unreadableIds" | "unreadChats">): readonly string[] {
  const more = unreadable - unreadableIds.length;
  const entries = unreadableIds.map((id) => `/quarantine/${id}`).join(", ");
  return [
    ...(unreadable === 0 ? [] : [`In quarantine: ${entries}${more > 0 ? ` and ${more} more` : ""}.`]),
    ...(unreadChats.length === 0
      ? []
      : [
          `Stored, so that nobody can say which entity they name: ${unreadChats.map((chat) => `/chats/${chat}`).join(", ")}.`,
        ]),
  ];
}

/** What it waits for; null if nothing, or if it is done. */
export function waitsFor({ step }: Pick<Erasure, "step">): string | null {
  if (step === "waiting") return "until older chats have been read for their entities, which the cron does";
  if (step === "held") return "until the hold of the chat has ended";
  if (step === "copies") return "until KV has confirmed that the copies are deleted";
  return null;
}

/** The receipt in the audit list. It is written once KV has confirmed that all copies are deleted. */
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
  const unread = toBeLookedAt(erasure);
  const look = unread.length === 0 ? "" : ` Could not be read, so somebody has to look at it: ${unread.join(" ")}`;
  return `${kind} ${projectId}/${id}: ${counts.join(", ")}. Not reached: ${notReached(erasure).join(" ")}${look}`;
}
