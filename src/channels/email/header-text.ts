import { inOneLine, within } from "../text.ts";

const PRINTABLE = /^[\x20-\x7e]*$/;

/** As many bytes as an encoded word holds, which is at most 75 long (RFC 2047). */
const BYTES_IN_WORD = 45;

/**
 * Text for a header, at most `limit` characters of it. Printable ASCII stands as it is; anything else, and what would
 * read as an encoded word itself, as encoded words, which readers turn back. So nothing in it can end the line.
 */
export function headerText(text: string, limit: number): string {
  const shown = within(inOneLine(text), limit);
  if (PRINTABLE.test(shown) && !shown.includes("=?")) return shown;
  return words(shown).map(encoded).join(" ");
}

/** Readers drop the space between two words, so each word ends with a whole character. */
function words(text: string): readonly Uint8Array[] {
  const all: number[][] = [];
  for (const character of text) {
    const bytes = new TextEncoder().encode(character);
    const last = all.at(-1);
    if (last !== undefined && last.length + bytes.length <= BYTES_IN_WORD) last.push(...bytes);
    else all.push([...bytes]);
  }
  return all.map((bytes) => Uint8Array.from(bytes));
}

function encoded(bytes: Uint8Array): string {
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}
