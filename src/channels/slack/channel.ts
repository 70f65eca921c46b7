import type { Channel } from "../channel.ts";
import { sendByApi } from "./api.ts";
import { connect, type SlackOptions } from "./settings.ts";
import { sendByWebhook } from "./webhook.ts";

/** Slack: by an incoming webhook, or by the Web API as the bot of an app. */
export const slack: Channel<SlackOptions> = {
  // Slack takes one message a second for each webhook, and for each channel that a bot posts to.
  pace: 1_000,

  follows: ({ way }) => way === "bot",

  connect,

  send: (message, options, io) =>
    options.way === "bot" ? sendByApi(message, options, io) : sendByWebhook(message, options, io),
};
