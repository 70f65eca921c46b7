import type { Message } from "../message.ts";
import { domainOf, type Sender } from "./address.ts";
import { BARE, headersOf } from "./headers.ts";
import { htmlOf } from "./html.tsx";
import { plainText } from "./plain-text.ts";
import { readable } from "./readable.ts";

/**
 * The verdict in brackets, then the chat: "[Missed chat: waited 4 min 29 s] Chat 130/102". Mail programs leave brackets
 * at the beginning out of account when they compare subjects (RFC 5256, 2.1), so that all mail about one chat has the
 * same one, whatever the verdict.
 */
function subjectOf({ title, about }: Message): string {
  const verdict = undisguised(title).replaceAll("[", "(").replaceAll("]", ")");
  return about === null ? verdict : `[${verdict}] ${undisguised(about.name)}`;
}

/** A transport sends plain ASCII as it stands, and a reader would decode what looks encoded. */
function undisguised(text: string): string {
  return text.replaceAll("=?", "= ?");
}

export interface EmailOptions {
  readonly from: Sender;
  readonly to: readonly string[];
}

/** The mail as Cloudflare's binding takes it; it makes the MIME parts itself, text before HTML. */
export function render(message: Message, { from, to }: EmailOptions): EmailMessageBuilder {
  const said = readable(message);
  const mail = {
    from: from.name === null ? from.address : { name: from.name, email: from.address },
    to: [...to],
    subject: subjectOf(said),
    text: plainText(said),
  };
  return said.plain
    ? { ...mail, headers: BARE }
    : { ...mail, html: htmlOf(said), headers: headersOf(said, domainOf(from.address)) };
}
