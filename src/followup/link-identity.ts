import type { Actor } from "../alerts/actor.ts";

/** The maximum length of a name that a link holder may enter, in characters. */
export const NAME_FIELD = 60;

/**
 * Invisible characters, and those that change the direction of text. Persian and emoji need the two joiners, and some
 * emoji a variation selector.
 */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800]--[\u200c\u200d\ufe0f]]/v;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A typed name, normalised for comparison; null: none was given. Undefined if it is not a valid name. */
export function readName(given: string | null): string | null | undefined {
  const name = (given ?? "")
    .trim()
    .replace(/\p{Zs}+/gu, " ")
    .normalize("NFC");
  if (name === "") return null;
  return UNSEEN.test(name) || !VISIBLE.test(name) || [...name].length > NAME_FIELD ? undefined : name;
}

/**
 * The identity of a link holder: a link belongs to a target, not to a person. It never equals the identity of a
 * signed-in person; the entered name distinguishes people behind one link.
 */
export function linkActor(target: string, name: string | null): Actor {
  return { authMethod: "link", id: target, name };
}

/** Whether it was somebody through a link of this target, under any name. */
export function isByLinkOf(actor: Actor | null, target: string): actor is Actor {
  return actor?.authMethod === "link" && actor.id === target;
}
