/** So much of what is wrong is repeated, in characters: enough to find it. */
const REPEATED = 80;

export function shortened(text: string): string {
  const beginning = [...text.slice(0, 2 * REPEATED)].slice(0, REPEATED).join("");
  return beginning.length < text.length ? `${beginning}…` : text;
}

/** A suggestion for an unknown word: the known word that was probably meant, or all known words. */
export function suggest(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== null) return `did you mean "${shortened(meant)}"?`;
  return known.length === 0 ? "there are none" : `there is ${known.map((name) => `"${shortened(name)}"`).join(", ")}`;
}

/** The candidate that a mistyped word most likely means; null if none is near (a third of its letters may be wrong). */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const lowered = word.toLowerCase();
  const letters = [...lowered].length;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    // So many letters must be put in or taken out at least: what is long is not compared with every letter of it.
    if (Math.abs(letters - candidate.length) >= least) continue;
    const edits = distance(lowered, candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Levenshtein's distance: how many letters must be inserted, removed or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const change = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
