import type { About, Message } from "../message.ts";
import { headerText } from "./mail/header-text.ts";

const LONGEST = 100;

/**
 * Marks the e-mail as automatic, so that no autoresponder answers it. Contains nothing that could have been rejected.
 */
export const BARE = { "Auto-Submitted": "auto-generated" };

/** The headers that we may set: the provider writes the others; Cloudflare rejects Message-ID, From and similar ones here. */
export function headersOf({ about, language }: Message, domain: string): Record<string, string> {
  return {
    ...BARE,
    "List-Id": `<chat-alerts.${domain}>`,
    "Content-Language": language,
    ...(about === null ? {} : { ...threading(about, domain), ...sorting(about) }),
  };
}

/**
 * All e-mails about a chat reply to the same root, which was never sent, so that mail programs show them as one thread.
 */
function threading({ thread }: About, domain: string): Record<string, string> {
  const name = thread.replace(/[^a-z\d]+/gi, "-").slice(0, LONGEST);
  const root = `<chat-${name}@${domain}>`;
  return { "In-Reply-To": root, References: root };
}

function sorting({ reasons, queue }: About): Record<string, string> {
  return {
    ...(reasons.length === 0 ? {} : { "X-Chat-Alert-Reason": headerText(reasons.join(", "), LONGEST) }),
    ...(queue === null ? {} : { "X-Chat-Alert-Queue": headerText(queue, LONGEST) }),
  };
}
