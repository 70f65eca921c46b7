import type { Words } from "../../en/index.ts";

export const actions: Words["actions"] = {
  claim: "Übernehmen",
  resolve: "Erledigen: zurückgerufen",
  outcomes: {
    "called-back": "Zurückgerufen",
    unreachable: "Nicht erreicht",
    "no-need": "Kein Rückruf nötig",
    spam: "Spam",
  },
  again: { claimed: "Freigeben", resolved: "Wieder öffnen" },
};
