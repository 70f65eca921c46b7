import type { Words } from "./words.ts";

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  ...{ one: "st", two: "nd", few: "rd", other: "th" },
  // English has none of these.
  ...{ zero: "th", many: "th" },
};

/** What is said of an alert once it was told: what can be done, and how it stands. */
export const followUp: Pick<Words, "actions" | "standing" | "still"> = {
  actions: {
    claim: "Claim",
    resolve: "Resolve: called back",
    outcomes: {
      "called-back": "Called back",
      unreachable: "Could not be reached",
      "no-need": "No call needed",
      spam: "Spam",
    },
    again: { claimed: "Let go", resolved: "Reopen" },
  },
  standing: {
    claimed: (who, at) => `Claimed by ${who}, ${at}.`,
    resolved: (who, outcome, at) => `Resolved by ${who}, ${at}${outcome === null ? "" : `: ${outcome}`}.`,
    open: (since) => `Open again since ${since}.`,
    cameBack: (chat, at) => `Came back by themselves, answered in ${chat ? `chat ${chat}` : "a later chat"}, ${at}.`,
    outcomes: {
      "called-back": "called back",
      unreachable: "could not be reached",
      "no-need": "no call needed",
      spam: "spam",
      "came-back": "came back by themselves",
      expired: "expired",
      "marked-as-spam": "marked as spam in VCC Live",
    },
    ended: (outcome, at) => `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}, ${at}.`,
    cameBackTitle: (customer) => `Came back: ${customer}`,
    cameBackSummary: (customer, chat) =>
      `Came back: ${customer} was answered in ${chat ? `chat ${chat}` : "a later chat"}.`,
    answeredIn: "Answered in chat",
    nobodyNeeded: (lost) => `Nobody needs to call back for ${lost}.`,
    nthAlert: (count) => `The ${count}${SUFFIXES[ORDINALS.select(count)]} alert of this customer`,
    manyAlerts: (counted) => `More than ${counted} earlier alerts of this customer`,
  },
  still: {
    unclaimed: (duration) => `Nobody has claimed this for ${duration}`,
    unclaimedAll: "Nobody has claimed these",
    unresolved: (who, age) => `Claimed by ${who} ${age} and not resolved`,
    unresolvedAll: (who) => (who === null ? "Claimed and not resolved" : `Claimed by ${who} and not resolved`),
    toldFirst: "Told first",
  },
};
