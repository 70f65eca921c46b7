import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type NtfyOptions } from "./settings.ts";

/** ntfy: push messages on phones and desktops, through ntfy.sh or a server of one's own. */
export const ntfy: Channel<NtfyOptions> = {
  // A server takes 60 requests at once, then one every 5 seconds. It says so when these are used up.
  pace: 1_000,

  isBatched: true,

  // Servers before 2.16 post a second message instead.
  updates: () => "in-place",

  connect,

  send,
};
