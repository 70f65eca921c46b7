import type { Words } from "../../en/index.ts";

export const actions: Words["actions"] = {
  claim: "Átveszem",
  resolve: "Lezárom: visszahívtuk",
  outcomes: {
    "called-back": "Visszahívtuk",
    unreachable: "Nem értük el",
    "no-need": "Nem kell visszahívni",
    spam: "Spam",
  },
  again: { claimed: "Visszaadom", resolved: "Újranyitom" },
};
