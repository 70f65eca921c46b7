import type { JsonScan } from "./scan.ts";

/**
 * Anything nested deeper is read as its JSON text. This is deeper than anything that we show, and safe for any stack.
 */
export const DEEPEST = 100;

/** A list or record that is read as text, up to this many characters, is rewritten without the sender's escapes. */
const REWRITTEN = 20_000;

/** Returns the text of the value at the scan's position, which is at nesting level `level`, and passes it. */
export function passText(scan: JsonScan, level: number): string {
  scan.kind();
  const start = scan.at;
  const depth = scan.skip();
  const written = scan.text.slice(start, scan.at);
  if (written.length > REWRITTEN || level + depth - 1 > DEEPEST) return written;
  return rewritten(written);
}

const STRING_OR_SPACE = /"(?:[^"\\]|\\.)*"|\s+/g;

/** Without spaces between and without escapes; numbers stay as they are. */
function rewritten(json: string): string {
  return json.replace(STRING_OR_SPACE, (token) => {
    if (!token.startsWith('"')) return "";
    return token.includes("\\") ? JSON.stringify(JSON.parse(token)) : token;
  });
}
