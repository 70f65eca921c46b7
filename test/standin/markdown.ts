import { anchor, shown as readable } from "./markup.ts";

/**
 * Markdown as chat services read it, rule by rule in their order, for what they make of a text. It is stricter where
 * rules are not published: what might be active is.
 */

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly inside: readonly Token[] }
  | { readonly kind: "quote"; readonly inside: readonly Token[] }
  | { readonly kind: "link"; readonly url: string; readonly inside: readonly Token[] }
  /** Anything else that is not text: its name. */
  | { readonly kind: "active"; readonly what: string };

/** What a service makes of a text: patterns are tried where the text has been read to. */
export interface Rules {
  /** A sign that is text, whatever it looks like: `\\*`, `&#42;`. */
  readonly literal: RegExp;
  readonly literalText: (literal: string) => string;
  readonly anywhere: readonly (readonly [what: string, pattern: RegExp])[];
  readonly atLineStart: readonly (readonly [what: string, pattern: RegExp])[];
  /** For names, before which no letter may stand: `@here`. */
  readonly names: readonly (readonly [what: string, pattern: RegExp])[];
}

const LINK = /^\[((?:\\.|[^[\]\\])*)\]\((https?:\/\/[^\s()<>]+)\)/;
const ANGLE = /^<(https?:\/\/[^\s<>]+)>/;
const BOLD = /^\*\*((?:\\[\s\S]|(?!\*\*)[\s\S])+?)\*\*(?!\*)/;
const QUOTE = /^> ([^\n]*)/;

/** `startsLine`: the text begins a line, as that of a whole message does. */
export function tokensOf(text: string, rules: Rules, startsLine = true): readonly Token[] {
  const found: Token[] = [];
  let rest = text;
  let isStart = startsLine;
  let before = "";
  const take = (length: number, token: Token) => {
    found.push(token);
    before = rest.charAt(length - 1);
    isStart = before === "\n";
    rest = rest.slice(length);
  };
  while (rest !== "") {
    const [quote, quoted] = (isStart && QUOTE.exec(rest)) || [];
    if (quote !== undefined && quoted !== undefined) {
      take(quote.length, { kind: "quote", inside: tokensOf(quoted, rules) });
      continue;
    }
    const begun = isStart ? rules.atLineStart.find(([, pattern]) => pattern.test(rest)) : undefined;
    if (begun !== undefined) found.push({ kind: "active", what: `${begun[0]} in ${rest.slice(0, 40)}` });
    const [literal] = rules.literal.exec(rest) ?? [];
    if (literal !== undefined) {
      take(literal.length, { kind: "text", text: rules.literalText(literal) });
      continue;
    }
    const [whole, label = "", url] = LINK.exec(rest) ?? [];
    if (whole !== undefined && url !== undefined) {
      take(whole.length, { kind: "link", url, inside: tokensOf(label, rules, false) });
      continue;
    }
    const [angle, address] = ANGLE.exec(rest) ?? [];
    if (angle !== undefined && address !== undefined) {
      take(angle.length, { kind: "link", url: address, inside: [] });
      continue;
    }
    const [bold, inside] = BOLD.exec(rest) ?? [];
    if (bold !== undefined && inside !== undefined) {
      take(bold.length, { kind: "bold", inside: tokensOf(inside, rules, false) });
      continue;
    }
    const possible = /[A-Za-z\d]/.test(before) ? rules.anywhere : [...rules.anywhere, ...rules.names];
    const active = possible.find(([, pattern]) => pattern.test(rest));
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

/** What is active in a text, other than links of ours and what is expected in this place. */
export function activeIn(
  all: readonly Token[],
  ours: readonly string[],
  allowed: readonly Token["kind"][],
): readonly string[] {
  return all.flatMap((token): readonly string[] => {
    if (token.kind === "text") return [];
    if (token.kind === "active") return [token.what];
    const foreign = token.kind === "link" && !ours.includes(token.url) ? [`link to ${token.url}`] : [];
    const unexpected = allowed.includes(token.kind) ? [] : [`${token.kind} is not expected here`];
    return [...foreign, ...unexpected, ...activeIn(token.inside, ours, allowed)];
  });
}

/** A text as its reader sees it, as HTML. */
export function asHtml(all: readonly Token[]): string {
  return all.map(tokenHtml).join("");
}

function tokenHtml(token: Token): string {
  switch (token.kind) {
    case "text":
      return readable(token.text);
    case "bold":
      return `<b>${asHtml(token.inside)}</b>`;
    case "quote":
      return `<q>${asHtml(token.inside)}</q>`;
    case "link":
      return anchor(shown(token.inside) || token.url, token.url);
    case "active":
      return `<mark>${readable(token.what)}</mark>`;
  }
}
