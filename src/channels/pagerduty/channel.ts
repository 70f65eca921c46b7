import type { Channel } from "../channel.ts";
import { partsOf } from "./incident.ts";
import { send } from "./send.ts";
import { connect, type PagerDutyOptions } from "./settings.ts";

/** PagerDuty: one incident for each alert, by the Events API v2. */
export const pagerduty: Channel<PagerDutyOptions> = {
  // PagerDuty accepts about 120 requests a minute for each integration key.
  pace: 1_000,

  // Each alert is acknowledged and resolved by itself.
  isBatched: false,

  // Nobody is paged for a report.
  rejectsDigests: true,

  updates: () => "events",

  connect,

  isSequence: true,

  parts: partsOf,

  send,
};
