import type { Words } from "../../en/index.ts";

export const escalation: Words["escalation"] = {
  unclaimed: (_duration, age) => `${age} senki sem vette át`,
  unclaimedAll: "Ezeket senki sem vette át",
  unresolved: (who, age) => `${age} átvette ${who}, de nincs lezárva`,
  unresolvedAll: (who) => (who === null ? "Átvették, de nincsenek lezárva" : `Átvette ${who}, de nincsenek lezárva`),
  toldFirst: "Először értesült",
};
