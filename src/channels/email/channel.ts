import type { Channel } from "../channel.ts";
import type { EmailOptions } from "./options.ts";
import { send } from "./send.ts";
import { connect } from "./settings.ts";

/** E-mail through Cloudflare's `send_email` binding, through another mail service, or through a mail server. */
export const email: Channel<EmailOptions> = {
  // Slower than what any of the services accepts; it also limits a storm.
  pace: 500,

  isBatched: true,

  updates: () => "none",

  connect,

  recipients: ({ to }) => to,

  parts: (_, { to }) => to,

  send,
};
