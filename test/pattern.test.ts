import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits, fold, includes } from "../src/pattern.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });

describe("a pattern", () => {
  it.each([
    ["Sales", "sales", true],
    ["Sales", "Sales Budapest", false],
    ["Sales*", "Sales", true],
    ["Sales*", "Sales Budapest", true],
    ["Sales*", "Presales", false],
    ["*sales", "Presales", true],
    ["*sales*", "Presales team", true],
    ["S*s", "s", false],
    ["ab*ba", "aba", false],
    ["*a*b*", "ba", false],
    ["*", "", true],
    ["", "x", false],
    ["KOVÁCS*", "Kova\u0301cs Éva", true],
    ["ΟΔΟΣ*", "οδοσ Α", true],
    ["Straße", "STRASSE", true],
    ["a.c", "abc", false],
  ])("%j fits %j: %s", (asked, text, fit) => {
    expect(fits(fold(text), fold(asked))).toBe(fit);
  });

  it("means what it would as a regular expression", () => {
    fc.assert(
      fc.property(pattern, letters, (asked, text) => {
        const meaning = new RegExp(`^${asked.replaceAll("*", ".*")}$`).test(text);
        expect(fits(text, asked)).toBe(meaning);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes no longer for many stars and a text that almost fits", () => {
    // A regular expression would go back for every star, and not end within the test's time.
    expect(fits("a".repeat(200_000), `${"*a".repeat(100)}*b`)).toBe(false);
  });

  it("includes another only when whatever fits that one fits it", () => {
    fc.assert(
      fc.property(pattern, pattern, letters, (wide, narrow, text) => {
        fc.pre(includes(wide, narrow) && fits(text, narrow));
        expect(fits(text, wide)).toBe(true);
      }),
    );
  });

  it.each([
    ["Sales*", "Sales", true],
    ["Sales*", "Sales B*", true],
    ["*", "*a*", true],
    ["S*s", "Sales", true],
    ["Sales B*", "Sales*", false],
    ["Sales", "Sales*", false],
    ["*a", "a*", false],
  ])("%j includes %j: %s", (wide, narrow, included) => {
    expect(includes(fold(wide), fold(narrow))).toBe(included);
  });
});
