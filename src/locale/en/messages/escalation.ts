/** How alerts still stand: sentences without their full stop, that stand before what they are about. */
export const escalation = {
  /** For so long, "15 min"; and since then, "15 min ago". */
  unclaimed: (duration: string, _age: string) => `Nobody has claimed this for ${duration}`,
  unclaimedAll: "Nobody has claimed these",
  unresolved: (who: string, age: string) => `Claimed by ${who} ${age} and not resolved`,
  /** By whom; null where they are too many to be named. */
  unresolvedAll: (who: string | null) =>
    who === null ? "Claimed and not resolved" : `Claimed by ${who} and not resolved`,
  /** Before the names of targets. */
  toldFirst: "Told first",
};
