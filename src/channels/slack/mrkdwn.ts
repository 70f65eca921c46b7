import { inLines, inOneLine, unlinked, within } from "../text.ts";

/** Text as Slack accepts it: not empty, within the limit as Slack counts it, and not active. */

/** One line, at most `limit` long. */
export function line(text: string, limit: number): string {
  return fitting(inOneLine(text), limit);
}

/** One line in which Slack finds no URL to make a link of. */
export function unlinkedLine(text: string, limit: number): string {
  return fitting(unlinked(line(text, limit)), limit);
}

/** Lines as they were typed, at most `limit` long in total. */
export function paragraph(text: string, limit: number): string {
  return fitting(inLines(text), limit);
}

/** Within the limit whichever way Slack counts: in code points, in UTF-16 units, or after escaping. */
function fitting(text: string, limit: number): string {
  return within(text, limit, (character) => escaped(character).length);
}

/** Escapes Slack's three control characters. Without them there is no mention and no disguised link. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/** mrkdwn cannot escape its formatting characters, so they are replaced with others that look the same. */
export function unmarked(text: string): string {
  return text.replace(/[*_~`]/g, (mark) => LOOKALIKES[mark] ?? mark);
}
