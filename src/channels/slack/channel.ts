import type { Channel } from "../channel.ts";
import { sendByApi } from "./api.ts";
import { connect, type SlackOptions } from "./settings.ts";
import { sendByWebhook } from "./webhook.ts";

/** Slack: through an incoming webhook, or through the Web API as an app's bot. */
export const slack: Channel<SlackOptions> = {
  // Slack accepts one message a second per webhook, and per channel that a bot posts to.
  pace: 1_000,

  isBatched: true,

  // A webhook's message is replaced when one of its buttons is pressed.
  updates: ({ way }) => (way === "bot" ? "in-place" : "none"),

  connect,

  send: (message, options, io) =>
    options.way === "bot" ? sendByApi(message, options, io) : sendByWebhook(message, options, io),
};
