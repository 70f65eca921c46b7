import type { Words } from "../../en/index.ts";

export const escalation: Words["escalation"] = {
  unclaimed: (duration) => `${duration} lang von niemandem übernommen`,
  unclaimedAll: "Von niemandem übernommen",
  unresolved: (who, age) => `Von ${who} ${age} übernommen und nicht erledigt`,
  unresolvedAll: (who) => (who === null ? "Übernommen und nicht erledigt" : `Von ${who} übernommen und nicht erledigt`),
  toldFirst: "Zuerst benachrichtigt",
};
