/** In characters: longer text is not a name or a word, and would be copied wherever one is stored. */
const LONGEST = 1_000;

/** A name or a word of VCC Live, trimmed; null if it is empty. */
export function vendorWord(text: string): string | null {
  const word = text.trim();
  if (word.length <= LONGEST) return word || null;
  // Do not keep half of a surrogate pair.
  return `${word.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}
