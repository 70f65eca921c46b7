import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameName, nameKeys } from "../../../src/chat/authors/names.ts";

const same = (one: string | null, other: string | null) => isSameName(nameKeys(one), nameKeys(other));

/** Words of several scripts; none is a part of another one. */
const word = fc.constantFrom(
  "Kovács",
  "Éva",
  "Łukasz",
  "Straßer",
  "Nagy",
  "Ødegård",
  "Өмүр",
  "王芳",
  "राम",
  "Σωκράτης",
);
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
const between = fc.constantFrom(" ", "  ", ", ", "-", ". ", "\u00a0", " \u200b");

describe("a name", () => {
  it.each([
    ["Éva Kovács", "Kovács Éva"],
    ["KOVACS EVA", "Kovács Éva"],
    ["Kovács, Éva", "Éva Kovács"],
    ["Dr. Kovács Éva", "Kovács Éva Dr"],
    ["Dr.Kovács Éva", "Dr. Éva Kovács"],
    ["Kovács  Éva ", "Kovács Éva"],
    ["Nagy-Kovács Éva", "Éva Nagy Kovács"],
    ["Sean O'Brien", "Sean OBrien"],
    ["Kovács Éva PhD", "Kovács Éva, Ph.D."],
    ["Łukasz Wałęsa", "Lukasz Walesa"],
    ["Straßer", "STRASSER"],
    ["***", " *** "],
  ])("%j is that of %j", (one, other) => {
    expect(same(one, other)).toBe(true);
  });

  it.each([
    ["Éva", "Kovács Éva"],
    ["Kovács Éva", "Kovács Péter"],
    ["राम", "रमा"],
    ["***", "---"],
    ["", ""],
    [null, null],
    ["", null],
  ])("%j is not that of %j", (one, other) => {
    expect(same(one, other)).toBe(false);
  });

  it("stays the same in another order, case and spacing, and whatever its accents are made of", () => {
    const shuffles = words.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), between, between),
    );
    fc.assert(
      fc.property(shuffles, ([all, shuffled, gap, other]) => {
        const name = all.join(gap);
        expect(same(name, shuffled.join(other))).toBe(true);
        expect(same(name.normalize("NFD").toUpperCase(), shuffled.join(other).toLowerCase())).toBe(true);
      }),
    );
  });

  it("is another where a word is another, missing or repeated", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        fc.pre([...one].sort().join() !== [...other].sort().join());
        expect(same(one.join(" "), other.join(" "))).toBe(false);
        expect(same(one.join(" "), [...one, one[0]].join(" "))).toBe(false);
      }),
    );
  });

  it("is compared with any other text without a failure, and is always that of itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        expect(same(one, one)).toBe(one.trim() !== "");
        expect(same(one, other)).toBe(same(other, one));
      }),
    );
  });
});
