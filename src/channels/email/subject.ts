import type { Message } from "../message.ts";

/**
 * The verdict in brackets, then the chat: "[Missed chat: waited 4 min 29 s] Chat 130/102". Mail programs leave brackets
 * at the beginning out of account when they compare subjects (RFC 5256, 2.1), so that all mail about one chat has the
 * same one, whatever the verdict.
 */
export function subjectOf({ title, about }: Message): string {
  const verdict = undisguised(title).replaceAll("[", "(").replaceAll("]", ")");
  return about === null ? verdict : `[${verdict}] ${undisguised(about.name)}`;
}

/** A transport sends plain ASCII as it stands, and a reader would decode what looks encoded. */
function undisguised(text: string): string {
  return text.replaceAll("=?", "= ?");
}
