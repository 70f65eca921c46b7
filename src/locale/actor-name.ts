import { type Actor, isSelfNamed } from "../alerts/actor.ts";
import { type Language, wordsFor } from "./locale.ts";

/** Who did something; whoever gave themselves the name is told from whom others named. */
export function actorName(actor: Actor, language: Language): string {
  return `${actor.who ?? ""}${isSelfNamed(actor) ? wordsFor(language).actor.byToken : ""}`;
}
