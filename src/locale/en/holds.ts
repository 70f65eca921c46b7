/** What pages say of holds. */
export const holds = {
  heading: "Hold",
  until: (moment: string) => `On hold until ${moment}.`,
  by: (who: string, moment: string) => `Put on hold by ${who}, ${moment}.`,
  /** What a hold does. */
  effect:
    "Until a hold ends, the chat neither expires nor is erased. An erasure that was asked for is carried out then.",
  put: "Put on hold",
  change: "Change the hold",
  reason: "Reason",
  lastDay: "Until the end of",
  submit: "Hold",
  end: "End the hold now",
  /** A mark in lists. */
  mark: (moment: string) => `on hold until ${moment}`,
};
