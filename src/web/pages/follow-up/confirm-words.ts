import type { Language } from "../../../locale/locale.ts";

/** What the pages say that ask before something is done, beyond what all following up says. */
interface AskWords {
  readonly claimTitle: (customer: string) => string;
  readonly takeOn: string;
  readonly others: string;
  readonly name: string;
  readonly nameHint: (most: number) => string;
  /** Asked of somebody behind a link: only who took it on may end it. */
  readonly itIsMe: (name: string) => string;
  readonly itIsMeHint: string;
  /** To somebody behind a link, who can do nothing more. */
  readonly taken: string;
  readonly over: string;
}

export const confirmWords: Readonly<Record<Language, AskWords>> = {
  en: {
    claimTitle: (customer) => `Take on: ${customer}`,
    takeOn: "Take it on",
    others: "The others then see that somebody takes care of it, so that nobody calls twice.",
    name: "Your name",
    nameHint: (most) => `Optional, at most ${most} characters. It tells the others who has it.`,
    itIsMe: (name) => `I am ${name}`,
    itIsMeHint: "Only who took it on can say how it ended.",
    taken: "Somebody else takes care of this customer: there is nothing for you to do.",
    over: "This is over: there is nothing to do. Whoever signs in can reopen it.",
  },
  hu: {
    claimTitle: (customer) => `Átvétel: ${customer}`,
    takeOn: "Átveszem",
    others: "A többiek így látják, hogy valaki már foglalkozik vele, és senki sem hívja vissza kétszer.",
    name: "Az Ön neve",
    nameHint: (most) => `Nem kötelező, legfeljebb ${most} karakter. Ebből látják a többiek, ki vette át.`,
    itIsMe: (name) => `Én ${name} vagyok`,
    itIsMeHint: "Csak az mondhatja meg, hogyan zárult, aki átvette.",
    taken: "Ezzel az ügyféllel már más foglalkozik: Önnek nincs teendője.",
    over: "Ez már le van zárva: nincs teendő. Bejelentkezés után újranyitható.",
  },
};
