import type { Words } from "../en/index.ts";

export const holds: Words["holds"] = {
  heading: "Löschsperre",
  until: (moment) => `Gesperrt bis ${moment}.`,
  by: (who, moment) => `Gesetzt von ${who}, ${moment}.`,
  effect:
    "Bis eine Löschsperre endet, läuft der Chat weder ab, noch wird er gelöscht. Eine beantragte Löschung wird danach ausgeführt.",
  put: "Löschsperre setzen",
  change: "Löschsperre ändern",
  reason: "Grund",
  lastDay: "Bis zum Ende des",
  submit: "Sperren",
  end: "Löschsperre jetzt aufheben",
  mark: (moment) => `gesperrt bis ${moment}`,
};
