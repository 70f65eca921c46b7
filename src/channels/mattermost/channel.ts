import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type MattermostOptions } from "./settings.ts";

/** Mattermost, through an incoming webhook or as a bot; Rocket.Chat, through its webhook. */
export const mattermost: Channel<MattermostOptions> = {
  // Servers set their own limits; ten requests a second is what Mattermost starts with.
  pace: 1_000,

  isBatched: true,

  // What a webhook posted has no id by which it could be changed.
  updates: ({ way }) => (way === "bot" ? "in-place" : "follow-up"),

  connect,

  send,
};
