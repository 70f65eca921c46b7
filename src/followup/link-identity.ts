import type { Actor } from "../alerts/actor.ts";

/** The longest name that somebody behind a link may give, in characters. */
export const NAME_FIELD = 60;

/**
 * What shows nothing, or turns what stands beside it. Persian and emoji are written with the two joiners, and some emoji
 * with a selector.
 */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800]--[\u200c\u200d\ufe0f]]/v;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name as somebody types it, ready to be compared; null: they give none. Undefined where it is no name. */
export function readName(given: string | null): string | null | undefined {
  const name = (given ?? "")
    .trim()
    .replace(/\p{Zs}+/gu, " ")
    .normalize("NFC");
  if (name === "") return null;
  return UNSEEN.test(name) || !SEEN.test(name) || [...name].length > NAME_FIELD ? undefined : name;
}

/**
 * Whoever comes by a link: it was made for a target, not for a person. So nobody is the same as somebody who signed in,
 * and the name that they give tells two behind one link apart.
 */
export function linkActor(target: string, name: string | null): Actor {
  return { authMethod: "link", id: target, name };
}

/** Whether it was somebody by a link of this target, by whatever name. */
export function isByLinkOf(actor: Actor | null, target: string): actor is Actor {
  return actor?.authMethod === "link" && actor.id === target;
}
