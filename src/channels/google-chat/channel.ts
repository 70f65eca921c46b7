import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type GoogleChatOptions } from "./settings.ts";

/** Google Chat, through the incoming webhook of a space. */
export const googleChat: Channel<GoogleChatOptions> = {
  // A space takes one message a second, from all apps in it together.
  pace: 1_000,

  isBatched: true,

  // A webhook can only create messages: what follows is a reply in the thread.
  updates: () => "follow-up",

  connect,

  send,
};
