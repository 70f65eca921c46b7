import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type WebhookOptions } from "./settings.ts";

/** Events for programs, signed as Standard Webhooks 1.0 describes. */
export const webhook: Channel<WebhookOptions> = {
  // Enough for a storm to pass in minutes, and what services for automation accept.
  pace: 200,

  isBatched: false,

  updates: () => "events",

  connect,

  send,
};
