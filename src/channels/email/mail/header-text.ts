import { inOneLine, within } from "../../text.ts";

const PRINTABLE = /^[\x20-\x7e]*$/;

/** How many bytes fit into an encoded word, which has at most 75 characters (RFC 2047). */
const BYTES_IN_WORD = 45;

/**
 * Text for a header, at most `limit` characters. Printable ASCII is kept; anything else, and text that looks like an
 * encoded word, is written as encoded words. So nothing in it can end the line.
 */
export function headerText(text: string, limit: number): string {
  const shown = within(inOneLine(text), limit);
  if (PRINTABLE.test(shown) && !shown.includes("=?")) return shown;
  return words(shown).map(encoded).join(" ");
}

/** Readers drop the space between two encoded words, so each word ends with a complete character. */
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
