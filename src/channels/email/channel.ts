import type { Channel } from "../channel.ts";
import { classify } from "./classify.ts";
import { dispatch } from "./dispatch.ts";
import { type EmailOptions, render } from "./render.ts";
import { connect } from "./settings.ts";

/** E-mail through Cloudflare's `send_email` binding. */
export const email: Channel<EmailOptions> = {
  // Cloudflare documents no rate; one message a second limits a storm.
  pace: 1_000,

  isBatched: true,

  updates: () => "none",

  connect,

  recipients: ({ to }) => to,

  async send(message, options, io) {
    // Not permanent: the next deploy may add the binding.
    if (io.email === undefined) return { kind: "retry", result: { code: "no-mail-binding" } };
    return classify(await dispatch(io.email, render(message, options)), io.now());
  },
};
