/** Text as Slack takes it. What comes in may be whatever a customer typed: what goes out is well formed, and not live. */

const BIDI_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const SPACES = /(?:(?!\n)[\s\p{Cc}])+/gu;
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** Far more than is ever shown: cleaning a megabyte would take longer than the Free plan allows. */
const LONGEST_READ = 5_000;

/** Slack refuses empty text. */
const EMPTY = "–";
const CUT = "…";

/** One line, at most `limit` long. */
export function line(text: string, limit: number): string {
  return within(clean(text).replace(/\s+/g, " ").trim(), limit);
}

/** Lines as they were typed, at most `limit` long. */
export function paragraph(text: string, limit: number): string {
  return within(
    clean(text)
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    limit,
  );
}

function clean(text: string): string {
  return text
    .slice(0, LONGEST_READ)
    .toWellFormed()
    .replace(BIDI_OVERRIDES, "")
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ");
}

/**
 * Cuts between characters, never inside one, so that the text is within the limit however Slack counts it: in code
 * points, in UTF-16 units, or after escaping.
 */
export function within(text: string, limit: number): string {
  if (NOTHING_TO_SEE.test(text)) return EMPTY;
  let size = 0;
  let end = 0;
  let lastFit = 0;
  for (const character of text) {
    size += escaped(character).length;
    if (size > limit) return `${text.slice(0, lastFit).trimEnd()}${CUT}`;
    end += character.length;
    if (size <= limit - CUT.length) lastFit = end;
  }
  return text;
}

/** Slack's three control characters. Without them there is no mention and no link in disguise. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// Invisible, and part of no address.
const WORD_JOINER = "\u2060";

/** Slack makes links of addresses and mail addresses that it finds in plain text: not of these. */
export function unlinked(text: string): string {
  return text.replace(/(?<=\p{L}):(?=\S)|:(?=\/\/)|[.@](?=[\p{L}\p{N}])/gu, `$&${WORD_JOINER}`);
}

const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/** mrkdwn has no escape for its marks, so others that look the same stand for them. */
export function unmarked(text: string): string {
  return text.replace(/[*_~`]/g, (mark) => LOOKALIKES[mark] ?? mark);
}
