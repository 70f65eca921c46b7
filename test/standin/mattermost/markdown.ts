import { type Rules, type Token, tokensOf } from "../markdown.ts";

/** What both services find in a text. */
const ANYWHERE: Rules["anywhere"] = [
  ["html", /^<[^\s<>]/],
  ["masked link", /^!?\[[^\n]*?\]\s*[([][^)\n]*[)\]]/],
  ["code", /^(`+)[\s\S]*?\1/],
  ["strike", /^~~?[^\s~][\s\S]*?~/],
  ["bold or italic", /^(__?)[^\s_][\s\S]*?\1/],
  ["italic", /^\*[^\s*][^*]*\*/],
  ["spoiler or table", /^\|/],
  ["formula", /^\$[^$\n]+\$/],
  ["scheme", /^[a-z][a-z\d+.-]*:(?:\/{1,3}|[\p{L}\d%])/iu],
  ["www", /^www\d{0,3}\.\S/i],
  ["domain with a path", /^[\p{L}\d.-]+\.\p{L}{2,4}\//u],
  ["e-mail", /^[\p{L}\d!#$%&'*+/=?^_{|}~.-]+@[\p{L}\d.-]+\.\p{L}{2,}/u],
  // No emoji has a name of one or two digits.
  ["emoji", /^:(?!\d{1,2}:)[\w+-]+:/],
];

const AT_LINE_START: Rules["atLineStart"] = [
  ["heading", /^ *#{1,6} */],
  ["list", /^ *(?:[-*+]|\d+[.)])(?: |$)/],
  ["rule or underline", /^ *(?:[-*_=] *){2,}(?:\n|$)/],
  ["quote", /^ *>/],
  ["fence", /^ *(?:```|~~~)/],
  ["definition", /^ *\[[^\]]+\]:/],
];

const NAMES: Rules["names"] = [
  ["mention", /^@+[\p{L}\p{N}._-]/u],
  ["channel", /^~[a-z\d._-]/i],
  ["hashtag", /^#\p{L}/u],
];

/** A character reference is a sign as any other. Backslashes are not relied on: browsers and apps read them differently. */
const MATTERMOST: Rules = {
  literal: /^&#\d{1,6};/,
  literalText: (literal) => String.fromCodePoint(Number(literal.slice(2, -1))),
  anywhere: [...ANYWHERE, ["character reference", /^&#?\w+;/], ["smiley", /^(?:;-?\)|:-?[)D(PpOo\]|/$@*])/]],
  atLineStart: AT_LINE_START,
  names: NAMES,
};

const ROCKET_CHAT: Rules = {
  literal: /^(?!)/,
  literalText: (literal) => literal,
  anywhere: [
    ...ANYWHERE,
    ["phone", /^\+[\d(][\d()-]{4,}/],
    ["domain", /^[\p{L}\d-]+\.\p{L}{2,}/u],
    ["timestamp", /^<t:/],
    ["link", /^<[^|>\n]+\|/],
    ["formula", /^\\[([]/],
  ],
  atLineStart: AT_LINE_START,
  names: NAMES,
};

export function mattermostTokens(text: string): readonly Token[] {
  return tokensOf(text, MATTERMOST);
}

export function rocketChatTokens(text: string): readonly Token[] {
  return tokensOf(text, ROCKET_CHAT);
}
