import type { JsonScan } from "./scan.ts";

/** What nests deeper is read as its text. More than anything that we show, and shallow enough for any stack. */
export const DEEPEST = 100;

/** A list or record that is wanted as text, and is no longer than this, is written without the sender's escapes. */
const REWRITTEN = 20_000;

/** The text of the value at which the scan is, which begins at `level`; the scan passes it. */
export function passText(scan: JsonScan, level: number): string {
  scan.kind();
  const start = scan.at;
  const depth = scan.skip();
  const written = scan.text.slice(start, scan.at);
  if (written.length > REWRITTEN || level + depth - 1 > DEEPEST) return written;
  return JSON.stringify(JSON.parse(written));
}
