import { type Actor, BY_TOKEN, isSelfNamed } from "../alerts/actor.ts";
import { type Language, wordsFor } from "./locale.ts";

/** Who did something; whoever gave themselves the name is told from whom others named. */
export function actorName(actor: Actor, language: Language): string {
  return `${actor.who ?? ""}${isSelfNamed(actor) ? wordsFor(language).actor.byToken : ""}`;
}

/** The same of what `actorInNote` made. */
export function noteName(name: string, language: Language): string {
  return name.endsWith(BY_TOKEN) ? name.slice(0, -BY_TOKEN.length) + wordsFor(language).actor.byToken : name;
}
