/**
 * Discord's Markdown as its clients read it, rule by rule in their order, for what it makes of a text. It is stricter
 * where the rules are not published: what might be active is.
 */

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly inside: readonly Token[] }
  | { readonly kind: "quote"; readonly inside: readonly Token[] }
  | { readonly kind: "link"; readonly url: string; readonly inside: readonly Token[] }
  /** Anything else that is not text: its name. */
  | { readonly kind: "active"; readonly what: string };

const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["mention", /^<@[!&]?\d+>/],
  ["channel", /^<#\d+>/],
  ["custom emoji", /^<a?:\w+:\d+>/],
  ["timestamp", /^<t:-?\d+(?::[a-zA-Z])?>/],
  ["command", /^<\/[^>]+:\d+>/],
  ["navigation", /^<id:\w+>/],
  ["e-mail", /^<[^\s<>]+@[^\s<>]+>/],
  ["phone", /^<\+[\d -]+>/],
  ["masked link", /^!?\[[^\n]*?\]\([^)\n]*\)/],
  ["everyone", /^@(?:everyone|here)/],
  ["emoji", /^:[^\s:]+:/],
  ["code", /^(`+)[\s\S]*?\1/],
  ["spoiler", /^\|\|[\s\S]+?\|\|/],
  ["strike", /^~~[\s\S]+?~~/],
  ["underline", /^__[\s\S]+?__/],
  ["italic", /^_[^_]+_/],
  ["italic", /^\*[^*]+\*/],
  ["invitation", /^(?:discord\.gg|discord(?:app)?\.com\/invite|discord\.new)\/\S/i],
  ["www", /^www\.\S/i],
  ["scheme", /^[a-z][a-z\d+.-]*:\/\/\S+/i],
];

const LINE_PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["heading", /^ *#{1,3}(?: |$)/],
  ["small print", /^ *-# /],
  ["list", /^ *(?:[-*+]|\d+[.)])(?: |$)/],
  ["quote", /^ *>(?:>>)? ?/],
];

const LINK = /^\[((?:\\.|[^[\]\\])*)\]\((https?:\/\/[^\s()<>]+)\)/;
const ANGLE = /^<(https?:\/\/[^\s<>]+)>/;
const BOLD = /^\*\*((?:\\[\s\S]|(?!\*\*)[\s\S])+?)\*\*(?!\*)/;
const QUOTE = /^> ([^\n]*)/;

/** `startsLine`: the text begins a line, as that of a whole message does. */
export function tokens(text: string, startsLine = true): readonly Token[] {
  const found: Token[] = [];
  let rest = text;
  let isStart = startsLine;
  const take = (length: number, token: Token) => {
    found.push(token);
    isStart = rest.slice(0, length).endsWith("\n");
    rest = rest.slice(length);
  };
  while (rest !== "") {
    const [quote, quoted] = (isStart && QUOTE.exec(rest)) || [];
    if (quote !== undefined && quoted !== undefined) {
      take(quote.length, { kind: "quote", inside: tokens(quoted) });
      continue;
    }
    const begun = isStart ? LINE_PATTERNS.find(([, pattern]) => pattern.test(rest)) : undefined;
    if (begun !== undefined) found.push({ kind: "active", what: begun[0] });
    const [escaped] = /^\\[^0-9A-Za-z\s]/u.exec(rest) ?? [];
    if (escaped !== undefined) {
      take(escaped.length, { kind: "text", text: escaped.slice(1) });
      continue;
    }
    const [whole, label = "", url] = LINK.exec(rest) ?? [];
    if (whole !== undefined && url !== undefined) {
      take(whole.length, { kind: "link", url, inside: tokens(label, false) });
      continue;
    }
    const [angle, address] = ANGLE.exec(rest) ?? [];
    if (angle !== undefined && address !== undefined) {
      take(angle.length, { kind: "link", url: address, inside: [] });
      continue;
    }
    const [bold, inside] = BOLD.exec(rest) ?? [];
    if (bold !== undefined && inside !== undefined) {
      take(bold.length, { kind: "bold", inside: tokens(inside, false) });
      continue;
    }
    const active = PATTERNS.find(([, pattern]) => pattern.test(rest));
    if (active !== undefined) found.push({ kind: "active", what: `${active[0]} in ${rest.slice(0, 40)}` });
    const [character = ""] = rest;
    take(character.length, { kind: "text", text: character });
  }
  return found;
}

/** What a reader sees, without formatting. */
export function shown(all: readonly Token[]): string {
  return all
    .map((token) => (token.kind === "text" ? token.text : token.kind === "active" ? "" : shown(token.inside)))
    .join("");
}
