import type { Language } from "../locale/locale.ts";
import { deliveryWords } from "./pages/deliveries/words.ts";
import { en as transcriptEn } from "./pages/transcript/words-en.ts";
import { hu as transcriptHu } from "./pages/transcript/words-hu.ts";
import { en as problemEn } from "./problem/words-en.ts";
import { hu as problemHu } from "./problem/words-hu.ts";
import { signInWords } from "./ui/sign-in-words.ts";

const en = {
  transcript: transcriptEn,
  delivery: deliveryWords.en,
  signIn: signInWords.en,
  problem: problemEn,
  choice: { heading: "Which chat?", detail: "Several projects have a chat with this id:" },
};

/** What the pages say in one language. Counts and times come in ready to be read. */
export type PageWords = typeof en;

const hu: PageWords = {
  transcript: transcriptHu,
  delivery: deliveryWords.hu,
  signIn: signInWords.hu,
  problem: problemHu,
  choice: { heading: "Melyik beszélgetés?", detail: "Több projektben is van ilyen azonosítójú chat:" },
};

const WORDS: Readonly<Record<Language, PageWords>> = { en, hu };

export function pageWordsFor(language: Language): PageWords {
  return WORDS[language];
}
