import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type TelegramOptions } from "./settings.ts";

/** Telegram, as a bot (core.telegram.org/bots/api). */
export const telegram: Channel<TelegramOptions> = {
  // About one message a second in a chat, and twenty a minute in a group (core.telegram.org/bots/faq).
  pace: 3_000,

  isBatched: true,

  updates: () => "in-place",

  connect,

  send,
};
