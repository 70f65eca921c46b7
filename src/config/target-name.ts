import { suggest } from "../did-you-mean.ts";

/** What a target's name may look like: nothing else is repeated in words, as it may be a URL with a secret in it. */
const REPEATABLE = /^[\w-]{1,40}$/;

/** What is wrong with the name of a target that does not exist, and which would be right. */
export function unknownTarget(name: string, known: readonly string[]): string {
  return `${REPEATABLE.test(name) ? `"${name}"` : "has what"} is no target; ${suggest(name, known)}`;
}
