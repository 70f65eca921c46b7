/** How a file is written. */
export interface CsvDialect {
  readonly separator: string;
  readonly decimalSign: string;
  /**
   * A spreadsheet opens it without asking: text that it would take for a number or a date, and change, gets an apostrophe
   * too.
   */
  readonly isForSpreadsheet: boolean;
}

/** What programs read. */
export const FOR_PROGRAMS: CsvDialect = { separator: ",", decimalSign: ".", isForSpreadsheet: false };

/** A text from outside, a number, or text of ours, such as a date, that is to be read as what it is. Null: nothing. */
export type Cell = string | number | null | { readonly own: string };

/**
 * A cell that a spreadsheet would run: it begins with a formula sign, possibly after spaces or invisible characters,
 * possibly full-width, or with a control character.
 */
const LIVE = /^'*(?:\p{Cc}|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** What loses something as a number: zeros before or behind, digits after the fifteenth, an exponent, brackets. */
const LOSSY_NUMBERS = [
  /^0\d[\d\s.,'’/()-]*$/,
  /^\d[\d\s.,'’]*[.,]\d*0$/,
  /^(?:\d[\s.,'’]*){16,}$/,
  /^\d+(?:[.,]\d*)?e[+-]?\d+$/i,
  /^\(\d[\d\s.,]*\)$/,
];

/** What could be a date: "12/5", "1.5", "2026-11". */
const DATE = /^(?:\d{1,2}[/.-](?:\d{1,2}|\d{4})|\d{4}[/.-]\d{1,2}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})\.?$/;

/** An apostrophe is there already: another one is added, so that one can always be taken off. */
const ESCAPED = /^'+/;

/** Rows as in RFC 4180, with the byte order mark by which Excel recognises UTF-8. */
export function csv(rows: readonly (readonly Cell[])[], dialect: CsvDialect = FOR_PROGRAMS): string {
  const { separator } = dialect;
  return `\ufeff${rows.map((row) => `${row.map((cell) => field(cell, dialect)).join(separator)}\r\n`).join("")}`;
}

function field(cell: Cell, { decimalSign, isForSpreadsheet }: CsvDialect): string {
  if (cell === null) return '""';
  if (typeof cell === "number") return `"${String(cell).replace(".", decimalSign)}"`;
  if (typeof cell === "object") return `"${cell.own}"`;
  return `"${asText(cell, isForSpreadsheet).replaceAll('"', '""')}"`;
}

/** A leading apostrophe makes it text. Text that begins with one gets another, so that it can be undone. */
function asText(text: string, isForSpreadsheet: boolean): string {
  if (LIVE.test(text)) return `'${text}`;
  return isForSpreadsheet && isChanged(text.replace(ESCAPED, "").trim()) ? `'${text}` : text;
}

function isChanged(text: string): boolean {
  return DATE.test(text) || LOSSY_NUMBERS.some((pattern) => pattern.test(text));
}
