import { type Actor, isSelfNamed } from "../alerts/actor.ts";
import { type Language, wordsFor } from "./locale.ts";

/** Who did something; a name that somebody gave themselves is marked as such. Null: nobody did. */
export function actorName(actor: Actor | null, language: Language): string {
  if (actor === null) return "";
  const { authMethod, id, name } = actor;
  const words = wordsFor(language).actor;
  if (authMethod === "cron") return words.service;
  if (authMethod === "link" && id !== null) return name === null ? words.byLink(id) : words.byLinkNamed(name, id);
  const called = name ?? id ?? "";
  return isSelfNamed(actor) ? words.byToken(called) : called;
}
