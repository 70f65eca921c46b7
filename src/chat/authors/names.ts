/** The same for all ways to write a word: without case, accents and invisible characters. */
export function plainForm(text: string): string {
  const bare = /^[ -~]*$/.test(text) ? text : text.normalize("NFKD").replace(/[\p{Script=Inherited}\p{Cf}]/gu, "");
  // Through upper case, where ß is SS.
  return bare
    .toUpperCase()
    .toLowerCase()
    .replace(/[łđøıς]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** Letters whose stroke or missing dot Unicode does not take for an accent; the Greek final sigma equals the other. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: "l", đ: "d", ø: "o", ı: "i", ς: "σ" };

/** In characters: nobody has a longer name, and every message has one. */
const LONGEST = 200;

/**
 * The forms by which a name is compared. Punctuation may part words ("Nagy-Kovács", "Dr.Kovács") or stand inside one
 * ("O'Brien", "Ph.D."), so there are two: names are the same if they share one.
 */
export interface NameKeys {
  readonly parted: string;
  readonly joined: string;
}

/** Null for an empty name, which is nobody's. */
export function nameKeys(name: string | null): NameKeys | null {
  const trimmed = name?.trim() ?? "";
  if (trimmed === "") return null;
  const plain = plainForm(trimmed);
  if (plain.length > LONGEST) return { parted: plain, joined: plain };
  const parted = sorted(plain.split(/[^\p{L}\p{N}\p{M}]+/u));
  // A name of signs alone.
  if (parted === "") return { parted: plain, joined: plain };
  return { parted, joined: sorted(plain.replace(/[^\p{L}\p{N}\p{M}\s]/gu, "").split(/\s+/)) };
}

function sorted(words: readonly string[]): string {
  return words
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

/** The same person's name, whatever the order of its words. */
export function isSameName(one: NameKeys | null, other: NameKeys | null): boolean {
  return one !== null && other !== null && (one.parted === other.parted || one.joined === other.joined);
}
