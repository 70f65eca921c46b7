/** What may be done about an alert, as buttons and links say it. */
export const actions = {
  claim: "Claim",
  /** With the usual outcome, the first one. */
  resolve: "Resolve: called back",
  outcomes: {
    "called-back": "Called back",
    unreachable: "Could not be reached",
    "no-need": "No call needed",
    spam: "Spam",
  },
  again: { claimed: "Release", resolved: "Reopen" },
};
