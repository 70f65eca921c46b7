import { enclosed, inLines, inOneLine, within } from "../text.ts";
import { unlinked } from "../unlinked.ts";

/**
 * Text for ntfy, which shows it as it is, but for two things: its apps make links of URLs and domains, and its server
 * decodes encoded words (RFC 2047) in titles and labels. Limits are in bytes of the JSON that is sent.
 */

/** One line. */
export function line(text: string, limit: number): string {
  return cut(inert(inOneLine(text)), limit);
}

/** The same for what stands next to other text, such as a value after its label. */
export function enclosedLine(text: string, limit: number): string {
  return cut(enclosed(inert(inOneLine(text))), limit);
}

/** Lines as they were typed. */
export function paragraph(text: string, limit: number): string {
  return cut(inert(inLines(text)), limit);
}

/** As many of the lines as there is room for. If some are left out, the last line says so. */
export function fitting(lines: readonly string[], limit: number): string {
  let said = "";
  for (const next of lines) {
    const longer = said === "" ? next : `${said}\n${next}`;
    if (sizeOf(longer) > limit - sizeOf(CUT)) return said + CUT;
    said = longer;
  }
  return said;
}

const CUT = "\n…";

/** The size in JSON, without the quotation marks. */
function sizeOf(text: string): number {
  let size = 0;
  for (const character of text) size += sizeOfOne(character);
  return size;
}

function sizeOfOne(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return character === "\n" ? 2 : 6;
  if (code < 0x80) return character === '"' || character === "\\" ? 2 : 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function inert(text: string): string {
  return unlinked(text).replaceAll("=?", "= ?");
}

/** The sign of a cut has three bytes, and is counted as one. */
function cut(text: string, limit: number): string {
  return within(text, limit - 2, sizeOfOne);
}
