import type { Message } from "../message.ts";
import { BARE, headersOf } from "./headers.ts";
import { htmlOf } from "./html.tsx";
import { domainOf, type Sender } from "./mail/address.ts";
import type { Mail } from "./mail/mail.ts";
import { plainText } from "./plain-text.ts";
import { readable } from "./readable.ts";

/**
 * The verdict in brackets, then the chat: "[Missed chat: waited 4 min 29 s] Chat 130/102". Mail programs ignore a
 * bracketed prefix when they compare subjects (RFC 5256, 2.1), so all e-mails about a chat share a subject, whatever
 * the verdict.
 */
function subjectOf({ title, about }: Message): string {
  const verdict = undisguised(title).replaceAll("[", "(").replaceAll("]", ")");
  return about === null ? verdict : `[${verdict}] ${undisguised(about.name)}`;
}

/** Transports send plain ASCII unchanged, and readers would decode what looks like an encoded word. */
function undisguised(text: string): string {
  return text.replaceAll("=?", "= ?");
}

/** The e-mail. Who sends it builds the MIME parts, text before HTML. */
export function render(
  message: Message,
  { from, to }: { readonly from: Sender; readonly to: readonly string[] },
): Mail {
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
