import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type DiscordOptions } from "./settings.ts";

/** Discord, through a channel's webhook: its messages can be changed later. */
export const discord: Channel<DiscordOptions> = {
  // Discord documents no number. Its staff and its responses name five messages in two seconds for a webhook, and thirty
  // a minute for the channel; too many responses of 429 ban the address that we share with others.
  pace: 2_000,

  isBatched: true,

  updates: () => "in-place",

  connect,

  send,
};
