import type { Io, Outcome, Sending } from "../channel.ts";
import type { Message } from "../message.ts";
import type { EmailOptions } from "./options.ts";
import { render } from "./render.ts";

/** Sends one e-mail: to the recipient that the part names, or to all of them if there are no parts. */
export async function send(
  message: Message,
  { from, to, provider }: EmailOptions,
  io: Io,
  sending: Sending,
): Promise<Outcome> {
  const mail = render(message, { from, to: sending.part === null ? to : [sending.part] });
  switch (provider.name) {
    case "cloudflare":
      return (await import("./providers/cloudflare/send.ts")).send(mail, io);
    case "resend":
      return (await import("./providers/resend.ts")).send(mail, provider, io, sending);
    case "postmark":
      return (await import("./providers/postmark.ts")).send(mail, provider, io);
    case "mailgun":
      return (await import("./providers/mailgun.ts")).send(mail, provider, io);
    case "ses":
      return (await import("./providers/ses.ts")).send(mail, provider, io);
    case "smtp":
      return (await import("./providers/smtp/send.ts")).send(mail, provider, io, sending);
  }
}
