import type { Actor } from "../alerts/actor.ts";
import type { Follower } from "./follow-up.ts";

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
export function linkFollower(target: string, name: string | null): Follower {
  return { name: name === null ? target + NAMELESS : name + namedBy(target), who: target, door: DOOR };
}

/**
 * The name that somebody entered who acted through a link of this target: "" if none; null if the actor did not use
 * such a link.
 */
export function nameGiven({ who, door }: Actor, target: string): string | null {
  if (door !== null && door !== DOOR) return null;
  if (who === target + NAMELESS) return "";
  const suffix = namedBy(target);
  return who?.endsWith(suffix) ? who.slice(0, -suffix.length) : null;
}

const DOOR = "link";
const NAMELESS = " (by link)";

function namedBy(target: string): string {
  return ` (${target}, by link)`;
}
