import type { Channel } from "../channel.ts";
import { connect, type DiscordOptions } from "./settings.ts";

/** Discord, through a channel's webhook: its messages can be changed later. */
export const discord: Channel<DiscordOptions> = {
  // Discord publishes no number; its answers allow five messages in two seconds for one webhook.
  pace: 1_000,

  isBatched: true,

  updates: () => "in-place",

  connect,

  send: async (message, options, io) => (await import("./send.ts")).send(message, options, io),
};
