import { enclosed, inLines, inOneLine, within } from "../text.ts";

/** Text as Slack accepts it: not empty, within the limit as Slack counts it, and not active. */

/** One line, at most `limit` long. */
export function line(text: string, limit: number): string {
  return fitting(inOneLine(text), limit);
}

/** The same for what stands next to other text, such as a value after its label. */
export function enclosedLine(text: string, limit: number): string {
  return fitting(enclosed(inOneLine(text)), limit);
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

const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" },
  ...{ ":": "∶", "@": "＠", ".": "․" },
};

/** Country codes, and the endings that most domains have: Slack makes a link of "evil.com", and none of "jane.smith". */
const ENDINGS = [
  ...["[a-z]{2}", "xn--[a-z0-9-]+", "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "name", "pro"],
  ...["app", "dev", "xyz", "online", "site", "website", "web", "page", "blog", "news", "shop", "store", "top", "club"],
  ...["live", "link", "click", "tech", "cloud", "world", "today", "email", "mail", "chat", "help", "support", "work"],
  ...["works", "group", "team", "zone", "space", "fun", "win", "bid", "vip", "icu", "cyou", "buzz", "zip", "mov"],
  ...["bank", "money", "finance", "loan", "agency", "digital", "media", "network", "systems", "solutions", "center"],
  ...["company", "services", "example", "test", "invalid", "localhost"],
];

/** The signs by which Slack finds URLs, domains and mail addresses. */
const LINKING = new RegExp(
  `:(?=//)|(?<=\\S)@(?=[\\p{L}\\p{N}])|(?<=www)\\.|\\.(?=(?:${ENDINGS.join("|")})(?![\\p{L}\\p{N}-]))`,
  "giu",
);

/**
 * mrkdwn cannot escape its formatting characters, nor keep Slack from making links of URLs, so these signs are replaced
 * with others that look the same. Only for the text of notifications: what is copied stands in the blocks, as written.
 */
export function unmarked(text: string): string {
  const looksLike = (sign: string) => LOOKALIKES[sign] ?? sign;
  return text.replace(LINKING, looksLike).replace(/[*_~`]/g, looksLike);
}
