import type { Language } from "../../../locale/locale.ts";
import { english } from "./words-en.ts";
import { hungarian } from "./words-hu.ts";

/** What the page of the settings says. */
export type SettingsWords = typeof english;

export const settingsWords: Readonly<Record<Language, SettingsWords>> = { en: english, hu: hungarian };
