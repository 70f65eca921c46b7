import { en } from "./en.ts";
import { hu } from "./hu.ts";
import type { Words } from "./words.ts";

/** Every language we speak: a new one is a file, a name and a line. */
export const LANGUAGES = ["en", "hu"] as const;
export type Language = (typeof LANGUAGES)[number];
const WORDS: Readonly<Record<Language, Words>> = { en, hu };

/** "hu", "hu-HU" and "HU" are all Hungarian; null for a language that we do not speak. */
export function readLanguage(tag: string): Language | null {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === base) ?? null;
}

export function wordsFor(language: Language): Words {
  return WORDS[language];
}
