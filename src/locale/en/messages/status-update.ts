import { pluralFor } from "../../grammar/plural.ts";
import { tag } from "../units.ts";

const ordinal = pluralFor(tag, "ordinal");

/** How an alert stands by now, and what came before it. Moments come in ready to be read; `chat` is "130/105". */
export const statusUpdate = {
  claimed: (who: string, at: string) => `Claimed by ${who}, ${at}.`,
  resolved: (who: string, outcome: string | null, at: string) =>
    `Resolved by ${who}, ${at}${outcome === null ? "" : `: ${outcome}`}.`,
  open: (since: string) => `Open again since ${since}.`,
  /** The chat is null where it is not kept any more. */
  cameBack: (chat: string | null, at: string) =>
    `Customer came back, answered in ${chat ? `chat ${chat}` : "a later chat"}, ${at}.`,
  /** As they follow a colon. */
  outcomes: {
    "called-back": "called back",
    unreachable: "could not be reached",
    "no-need": "no call needed",
    spam: "spam",
    "came-back": "customer came back",
    expired: "expired",
    "marked-as-spam": "marked as spam in VCC Live",
  },
  ended: (outcome: string, at: string) => `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}, ${at}.`,
  /** A message of its own: whoever was told of `lost` need not call back any more. */
  cameBackTitle: (customer: string) => `Came back: ${customer}`,
  cameBackSummary: (customer: string, chat: string | null) =>
    `Came back: ${customer} was answered in ${chat ? `chat ${chat}` : "a later chat"}.`,
  answeredIn: "Answered in chat",
  nobodyNeeded: (lost: string) => `Nobody needs to call back for ${lost}.`,
  nthAlert: (count: number) =>
    `${count}${ordinal(count, { one: "st", two: "nd", few: "rd", other: "th" })} alert for this customer`,
  manyAlerts: (counted: number) => `More than ${counted} earlier alerts for this customer`,
};
