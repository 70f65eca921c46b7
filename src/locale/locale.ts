import { de } from "./de/index.ts";
import { en, type Words } from "./en/index.ts";
import { hu } from "./hu/index.ts";

export type { Words };

/** Every language that we speak: a new one is a folder and a line here. */
const WORDS = { en, hu, de } satisfies Readonly<Record<string, Words>>;
export type Language = keyof typeof WORDS;
export const LANGUAGES: readonly Language[] = Object.keys(WORDS).filter(isLanguage);

/** "en, hu or de", as mistakes in settings name them. */
export function listLanguages(): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(LANGUAGES);
}

/** "hu", "hu-HU" and "HU" are all Hungarian; null for a language that we do not speak. */
export function readLanguage(tag: string): Language | null {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0] ?? "";
  return isLanguage(base) ? base : null;
}

export function wordsFor(language: Language): Words {
  return WORDS[language];
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(WORDS, tag);
}
