/** Thrown if a text is not JSON, and caught by the reader. */
export class NoJson extends Error {}

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
const EXPONENTS = new Set([0x45, 0x65]);
const SIGNS = new Set([0x2b, MINUS]);
const LITERALS = ["true", "false", "null"];

// Each function takes a text and a start position, and returns the position after the token that it is named after.

export function afterSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

export function afterName(text: string, start: number): number {
  return afterColon(text, afterString(text, afterSpace(text, start)));
}

export function afterColon(text: string, start: number): number {
  const at = afterSpace(text, start);
  if (text.charCodeAt(at) !== COLON) throw new NoJson();
  return at + 1;
}

export function afterString(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) throw new NoJson();
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at = afterEscape(text, at);
    // NaN (the end of the text) is not greater either.
    else if (code > 0x1f) at += 1;
    else throw new NoJson();
  }
}

const ESCAPED = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));
const UNICODE = "u".charCodeAt(0);
const HEX = /^[\da-f]{4}$/i;

function afterEscape(text: string, at: number): number {
  const code = text.charCodeAt(at + 1);
  if (ESCAPED.has(code)) return at + 2;
  if (code === UNICODE && HEX.test(text.slice(at + 2, at + 6))) return at + 6;
  throw new NoJson();
}

/** A number, true, false or null. */
export function afterLiteral(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isDigit(code) || code === MINUS) return afterNumber(text, at);
  const literal = LITERALS.find((one) => text.startsWith(one, at));
  if (literal === undefined) throw new NoJson();
  return at + literal.length;
}

function afterNumber(text: string, start: number): number {
  let at = text.charCodeAt(start) === MINUS ? start + 1 : start;
  at = text.charCodeAt(at) === ZERO ? at + 1 : afterDigits(text, at);
  if (text.charCodeAt(at) === POINT) at = afterDigits(text, at + 1);
  if (!EXPONENTS.has(text.charCodeAt(at))) return at;
  return afterDigits(text, SIGNS.has(text.charCodeAt(at + 1)) ? at + 2 : at + 1);
}

/** At least one digit. */
function afterDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (at === start) throw new NoJson();
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}
