/** In characters: whatever is longer is no name and no word, and would be copied wherever one of them stands. */
const LONGEST = 1_000;

/** A name or a word of the vendor, without the spaces around it; null where nothing is left. */
export function vendorWord(text: string): string | null {
  const word = text.trim();
  if (word.length <= LONGEST) return word || null;
  // Half of a character is none.
  return `${word.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}
