import type { Channel } from "../channel.ts";
import { send } from "./send.ts";
import { connect, type TeamsOptions } from "./settings.ts";

/** Microsoft Teams, through the webhook of a workflow. */
export const teams: Channel<TeamsOptions> = {
  // Teams takes about four a second; the connection of a workflow a hundred a minute.
  pace: 1_000,

  isBatched: true,

  // A workflow gives no id, so nothing that it posted can be found again.
  updates: () => "follow-up",

  connect,

  send,
};
