import type { Words } from "../en/index.ts";

export const holds: Words["holds"] = {
  heading: "Zárolás",
  until: (moment) => `Zárolva eddig: ${moment}.`,
  by: (who, moment) => `A zárolást kérte: ${who}, ${moment}.`,
  effect:
    "A zárolás végéig a beszélgetés nem jár le, és nem is törölhető. A közben kért törlést a rendszer a zárolás végén hajtja végre.",
  put: "Zárolás",
  change: "A zárolás módosítása",
  reason: "Indok",
  lastDay: "Utolsó nap",
  submit: "Zárolás",
  end: "A zárolás megszüntetése most",
  mark: (moment) => `zárolva eddig: ${moment}`,
};
