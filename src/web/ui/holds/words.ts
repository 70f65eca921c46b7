import type { Language } from "../../../locale/locale.ts";

/** What pages say of holds. */
export interface HoldWords {
  readonly heading: string;
  readonly until: (moment: string) => string;
  readonly by: (who: string, moment: string) => string;
  /** What a hold does. */
  readonly effect: string;
  readonly put: string;
  readonly change: string;
  readonly reason: string;
  readonly lastDay: string;
  readonly submit: string;
  readonly end: string;
  /** A mark in lists. */
  readonly mark: (moment: string) => string;
}

export const holdWords: Readonly<Record<Language, HoldWords>> = {
  en: {
    heading: "Hold",
    until: (moment) => `On hold until ${moment}.`,
    by: (who, moment) => `Put on hold by ${who}, ${moment}.`,
    effect:
      "Until a hold ends, the chat neither expires nor is erased. An erasure that was asked for is carried out then.",
    put: "Put on hold",
    change: "Change the hold",
    reason: "Reason",
    lastDay: "Until the end of",
    submit: "Hold",
    end: "End the hold now",
    mark: (moment) => `on hold until ${moment}`,
  },
  hu: {
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
  },
};
