import { type Actor, BY_TOKEN, isSelfNamed } from "../alerts/actor.ts";
import type { Language } from "./locale.ts";

const SUFFIX: Readonly<Record<Language, string>> = { en: BY_TOKEN, hu: " (tokennel)" };

/** Who did something; whoever gave themselves the name is told from whom others named. */
export function actorName(actor: Actor, language: Language): string {
  return `${actor.who ?? ""}${isSelfNamed(actor) ? SUFFIX[language] : ""}`;
}
