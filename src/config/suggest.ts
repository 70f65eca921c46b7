import { nearest } from "../channels/nearest.ts";

/** What would be right in place of a word that is none of the known ones: the one that was meant, or all of them. */
export function suggest(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== null) return `did you mean "${meant}"?`;
  return known.length === 0 ? "there is none" : `there is ${known.map((name) => `"${name}"`).join(", ")}`;
}
