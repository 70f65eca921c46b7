import type { Message } from "../message.ts";
import { domainOf, type Sender } from "./address.ts";
import { BARE, headersOf } from "./headers.ts";
import { htmlOf } from "./html.tsx";
import { plainText } from "./plain-text.ts";
import { readable } from "./readable.ts";
import { subjectOf } from "./subject.ts";

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
