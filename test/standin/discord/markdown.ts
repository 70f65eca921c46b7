import { type Rules, type Token, tokensOf } from "../markdown.ts";

const ANYWHERE: Rules["anywhere"] = [
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
  // No emoji has a name of one or two digits.
  ["emoji", /^:(?!\d{1,2}:)[^\s:]+:/],
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

const AT_LINE_START: Rules["atLineStart"] = [
  ["heading", /^ *#{1,3}(?: |$)/],
  ["small print", /^ *-# /],
  ["list", /^ *(?:[-*+]|\d+[.)])(?: |$)/],
  ["quote", /^ *>(?:>>)? ?/],
];

/** Discord's rules: a backslash makes a sign of anything but letters, digits and spaces. */
const RULES: Rules = {
  literal: /^\\[^0-9A-Za-z\s]/u,
  literalText: (literal) => literal.slice(1),
  anywhere: ANYWHERE,
  atLineStart: AT_LINE_START,
  names: [],
};

export function tokens(text: string): readonly Token[] {
  return tokensOf(text, RULES);
}
