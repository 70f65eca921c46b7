import { type Actor, isSelfNamed } from "../alerts/actor.ts";
import { type Language, wordsFor } from "./locale.ts";

/**
 * Who did something; a name that somebody gave themselves is marked as such. Null: nobody did. `shown`: how their name
 * stands next to other text.
 */
export function actorName(
  actor: Actor | null,
  language: Language,
  shown: (name: string) => string = (name) => name,
): string {
  if (actor === null) return "";
  const { authMethod, id, name } = actor;
  const words = wordsFor(language).actor;
  if (authMethod === "cron") return words.service;
  if (authMethod === "link" && id !== null)
    return name === null ? words.byLink(shown(id)) : words.byLinkNamed(shown(name), shown(id));
  const called = shown(name ?? id ?? "");
  return isSelfNamed(actor) ? words.byToken(called) : called;
}
