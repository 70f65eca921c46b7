import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { within } from "../../src/channels/text.ts";
import { balanced, enclosed, isolated, stretches } from "../../src/chat/bidi.ts";

const OPEN = "\u2068";
const CLOSE = "\u2069";

const piece = fc.constantFrom(
  ...["John", " ", "(2)", "42", "é", "Kovács", "☎", "…", "משה", "שרה", "محمد", "ޖަ", "ߞ", "𞤀", "א1", "١٢"],
  ..."\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
);
const name = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

/** How deep the isolates of a text are at most; an error where one is closed that is not open, or stays open. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if (character === OPEN) depth += 1;
    if (character === CLOSE) depth -= 1;
    if (depth < 0) throw new Error("an isolate is closed that is not open");
    most = Math.max(most, depth);
  }
  if (depth > 0) throw new Error("an isolate stays open");
  return most;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

describe("a name next to other text", () => {
  it.each(["John Russell", "Kovács Éva", "Łukasz 2", "Иван", "李小龍", "42", ""])("stays as it is: %j", (plain) => {
    expect(isolated(plain)).toBe(plain);
  });

  it.each(["משה", "محمد 2", "John משה", "משה John", "𞤀𞤣𞤤𞤢𞤥"])("is isolated in a right-to-left script: %j", (rtl) => {
    expect(isolated(rtl)).toBe(OPEN + rtl + CLOSE);
  });

  it("never leaves its place, whatever marks it has, and keeps every character that is seen", () => {
    fc.assert(
      fc.property(name, (given) => {
        const shown = isolated(given);
        const bare = given.replace(MARKS, "");
        expect(shown.replace(MARKS, "")).toBe(bare);
        expect(shown).toBe(RIGHT_TO_LEFT.test(bare) ? OPEN + bare + CLOSE : bare);
      }),
    );
  });

  it("leaves the text around it in order: isolates are balanced, and nothing else turns the direction", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 60 }), (names, limit) => {
        const sentence = `Lost chat: ${names.map(isolated).join(", ")} (130/102).`;
        expect(depthOf(sentence)).toBeLessThanOrEqual(1);
        expect(sentence).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/);
        const cut = within(sentence, limit);
        expect(depthOf(cut)).toBeLessThanOrEqual(1);
        expect(cut.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe("text that anybody wrote", () => {
  it("has balanced isolates and no other mark that turns the direction once it is cleaned", () => {
    fc.assert(
      fc.property(name, (given) => {
        const cleaned = balanced(given);
        depthOf(cleaned);
        expect(cleaned).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
        expect(balanced(cleaned)).toBe(cleaned);
        expect(cleaned.replace(MARKS, "")).toBe(given.replace(MARKS, ""));
        depthOf(enclosed(cleaned));
        expect(enclosed(enclosed(cleaned))).toBe(enclosed(cleaned));
      }),
    );
  });

  it("is taken apart without losing anything but the isolates", () => {
    const textOf = (parts: ReturnType<typeof stretches>): string =>
      parts.map((part) => (typeof part === "string" ? part : textOf(part.inside))).join("");
    fc.assert(
      fc.property(name, (given) => {
        expect(textOf(stretches(given))).toBe(given.replace(/[\u2068\u2069]/g, ""));
      }),
    );
    expect(stretches(`a ${OPEN}b ${OPEN}c${CLOSE}${CLOSE} d`)).toEqual([
      "a ",
      { inside: ["b ", { inside: ["c"] }] },
      " d",
    ]);
  });
});
