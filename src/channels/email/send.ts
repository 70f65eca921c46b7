import type { Io, Outcome, Sending } from "../channel.ts";
import type { Message } from "../message.ts";
import type { EmailOptions } from "./options.ts";
import { send as sendByCloudflare } from "./providers/cloudflare/send.ts";
import { send as sendByMailgun } from "./providers/mailgun.ts";
import { send as sendByPostmark } from "./providers/postmark.ts";
import { send as sendByResend } from "./providers/resend.ts";
import { send as sendBySes } from "./providers/ses.ts";
import { send as sendBySmtp } from "./providers/smtp/send.ts";
import { render } from "./render.ts";

/** Sends one e-mail: to the recipient that the part names, or to all of them if there are no parts. */
export function send(
  message: Message,
  { from, to, provider }: EmailOptions,
  io: Io,
  sending: Sending,
): Promise<Outcome> {
  const mail = render(message, { from, to: sending.part === null ? to : [sending.part] });
  switch (provider.name) {
    case "cloudflare":
      return sendByCloudflare(mail, io);
    case "resend":
      return sendByResend(mail, provider, io, sending);
    case "postmark":
      return sendByPostmark(mail, provider, io);
    case "mailgun":
      return sendByMailgun(mail, provider, io);
    case "ses":
      return sendBySes(mail, provider, io);
    case "smtp":
      return sendBySmtp(mail, provider, io, sending);
  }
}
