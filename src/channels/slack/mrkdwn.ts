import { inLines, inOneLine, unlinked, within } from "../text.ts";

/** Text as Slack takes it: not empty, as long as Slack counts it, and not live. */

/** One line, at most `limit` long. */
export function line(text: string, limit: number): string {
  return fitting(inOneLine(text), limit);
}

/** One line in which nobody finds an address to make a link of. */
export function unlinkedLine(text: string, limit: number): string {
  return fitting(unlinked(line(text, limit)), limit);
}

/** Lines as they were typed, at most `limit` long. */
export function paragraph(text: string, limit: number): string {
  return fitting(inLines(text), limit);
}

/** Within the limit however Slack counts: in code points, in UTF-16 units, or after escaping. */
function fitting(text: string, limit: number): string {
  return within(text, limit, (character) => escaped(character).length);
}

/** Slack's three control characters. Without them there is no mention and no link in disguise. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/** mrkdwn has no escape for its marks, so others that look the same stand for them. */
export function unmarked(text: string): string {
  return text.replace(/[*_~`]/g, (mark) => LOOKALIKES[mark] ?? mark);
}
