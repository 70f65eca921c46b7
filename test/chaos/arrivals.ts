import type { Posted } from "../standin/slack/inbox.ts";
import type { Delivery, Made } from "./ledger.ts";

/**
 * How many messages that Slack took told of a delivery: as the only one, as one that is listed, or as one of many that
 * are behind the link to the first of them.
 */
export function arrivals(messages: readonly Posted[], { chat, attempts, leaders }: Delivery): number {
  return messages.filter(({ at, body }) => {
    const text = JSON.stringify(body);
    if (text.includes(`(${chat})`) || text.includes(`/chats/${chat}?`)) return true;
    const isIts = attempts.some((made) => isWithin(Date.parse(at), made));
    return isIts && leaders.some((leader) => text.includes(`/deliveries/${leader}?`));
  }).length;
}

/** Slack took it between the beginning and the end of the attempt. */
function isWithin(at: number, made: Made): boolean {
  return made.at <= at && at <= made.at + made.milliseconds;
}
