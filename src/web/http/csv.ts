/**
 * A cell that a spreadsheet would run: it begins with a sign of a formula, perhaps after spaces or something unseen,
 * perhaps full-width, or with a control character.
 */
const LIVE = /^'*(?:\p{Cc}|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Rows for spreadsheets as in RFC 4180, with the mark by which Excel knows UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** An apostrophe makes text of a formula. One that stands there already gets another, so that it can be undone. */
function field(text: string): string {
  return `"${(LIVE.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
