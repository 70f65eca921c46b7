import { type Actor, BY_TOKEN, isSelfNamed } from "../alerts/actor.ts";
import type { Language } from "./locale.ts";

/** How somebody is called by what is known of them. A target is the one that a link was made for. */
interface ActorWords {
  /** The name is what they call themselves. */
  readonly byToken: (name: string) => string;
  readonly byLink: (target: string) => string;
  readonly byLinkNamed: (name: string, target: string) => string;
  readonly service: string;
}

const WORDS: Readonly<Record<Language, ActorWords>> = {
  en: {
    byToken: (name) => `${name}${BY_TOKEN}`,
    byLink: (target) => `${target} (by link)`,
    byLinkNamed: (name, target) => `${name} (${target}, by link)`,
    service: "the service itself",
  },
  hu: {
    byToken: (name) => `${name} (tokennel)`,
    byLink: (target) => `${target} (linkkel)`,
    byLinkNamed: (name, target) => `${name} (${target}, linkkel)`,
    service: "maga a szolgáltatás",
  },
};

/** Who did something; whoever gave themselves the name is told from whom others named. Null: nobody did. */
export function actorName(actor: Actor | null, language: Language): string {
  if (actor === null) return "";
  const { authMethod, id, name } = actor;
  const words = WORDS[language];
  if (authMethod === "cron") return words.service;
  if (authMethod === "link" && id !== null) return name === null ? words.byLink(id) : words.byLinkNamed(name, id);
  const called = name ?? id ?? "";
  return isSelfNamed(actor) ? words.byToken(called) : called;
}
