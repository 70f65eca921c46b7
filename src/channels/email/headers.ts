import type { About, Message } from "../message.ts";
import { headerText } from "./header-text.ts";

const LONGEST = 100;

/** Says that no person wrote the mail, so that no machine answers it. Nothing in it could be what was refused. */
export const BARE = { "Auto-Submitted": "auto-generated" };

/** The headers that are ours to set: Cloudflare writes the others, and refuses Message-ID, From and the like here. */
export function headersOf({ about, language }: Message, domain: string): Record<string, string> {
  return {
    ...BARE,
    "List-Id": `<chat-alerts.${domain}>`,
    "Content-Language": language,
    ...(about === null ? {} : { ...threading(about, domain), ...sorting(about) }),
  };
}

/** Nobody ever got the root; every mail about the chat answers it, so that they stand together. */
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
