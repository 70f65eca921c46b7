import type { Actor } from "../alerts/actor.ts";
import type { Follower } from "./follow-up.ts";

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
 * Whoever comes by a link: it was made for a target, not for a person. So nobody is called as somebody is who signed in,
 * and the name that they give tells two behind one link apart.
 */
export function linkFollower(target: string, name: string | null): Follower {
  return { name: name === null ? target + NAMELESS : name + namedBy(target), who: target, door: DOOR };
}

/** What somebody gave as their name who acted by a link of this target: "" is none; null: it was nobody by such a link. */
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
