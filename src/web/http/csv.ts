/**
 * A cell that a spreadsheet would run: it begins with a formula sign, possibly after spaces or invisible characters,
 * possibly full-width, or with a control character.
 */
const LIVE = /^'*(?:\p{Cc}|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Rows as in RFC 4180, with the byte order mark by which Excel recognises UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** A leading apostrophe makes a formula text. Text that begins with one gets another, so that it can be undone. */
function field(text: string): string {
  return `"${(LIVE.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
