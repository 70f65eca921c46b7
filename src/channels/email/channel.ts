import type { Channel } from "../channel.ts";
import { classify } from "./classify.ts";
import { dispatch } from "./dispatch.ts";
import { type EmailOptions, render } from "./render.ts";
import { connect } from "./settings.ts";

/** Mail, by Cloudflare's `send_email` binding. */
export const email: Channel<EmailOptions> = {
  // Cloudflare tells no rate; a second keeps a storm from being one.
  pace: 1_000,

  follows: () => false,

  connect,

  async send(message, options, io) {
    // Not the end of the mail: the next deploy may bring the binding.
    if (io.email === undefined) return { kind: "retry", result: { code: "no-mail-binding" } };
    return classify(await dispatch(io.email, render(message, options)), io.now());
  },
};
