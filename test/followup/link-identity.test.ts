import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkFollower, NAME_FIELD, nameGiven, readName } from "../../src/followup/link-identity.ts";

const names = fc
  .string({ unit: "grapheme" })
  .map(readName)
  .filter((name) => typeof name === "string");
const targets = fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/);

describe("who comes by a link", () => {
  it("is called as the target it was made for, or by the name they give", () => {
    expect(linkFollower("leads", null)).toEqual({ name: "leads (by link)", who: "leads", door: "link" });
    expect(linkFollower("leads", "Kovács Éva")).toEqual({
      name: "Kovács Éva (leads, by link)",
      who: "leads",
      door: "link",
    });
  });

  it("is told from everybody else, and the name that they gave can be had again", () => {
    fc.assert(
      fc.property(fc.option(names), targets, targets, (name, target, other) => {
        const { name: who } = linkFollower(target, name);
        for (const door of ["link", null]) {
          expect(nameGiven({ who, door }, target)).toBe(name ?? "");
          if (other !== target) expect(nameGiven({ who, door }, other)).toBe(null);
        }
        expect(nameGiven({ who, door: "session" }, target)).toBe(null);
      }),
    );
  });

  it("is never called as somebody who signed in, though they say so", () => {
    for (const name of ["admin token", "jane.smith@example.com", "leads (by link)", "x (sales, by link)"]) {
      expect(linkFollower("leads", name).name).toBe(`${name} (leads, by link)`);
      expect(nameGiven({ who: name, door: null }, "leads") === null).toBe(name !== "leads (by link)");
    }
    expect(nameGiven({ who: null, door: "link" }, "leads")).toBe(null);
  });
});

describe("a name", () => {
  it.each([
    [null, null],
    ["", null],
    ["  ", null],
    [" Kovács   Éva ", "Kovács Éva"],
    ["Kova\u0301cs E\u0301va", "Kovács Éva"],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["<script>", "<script>"],
    ["é".repeat(NAME_FIELD), "é".repeat(NAME_FIELD)],
    ["👍".repeat(NAME_FIELD), "👍".repeat(NAME_FIELD)],
  ])("may be %j", (given, name) => {
    expect(readName(given)).toBe(name);
  });

  it.each([
    ["too long", "é".repeat(NAME_FIELD + 1)],
    ["with a line end", "Jane\nSmith"],
    ["with a tab", "Jane\tSmith"],
    ["with a null", "Jane\0"],
    ["with an escape", "\u001B[31mJane"],
    ["that turns its neighbours", "Jane\u202Ehtims"],
    ["with what shows nothing", "Ja\u200Bne"],
    ["with half a character", "Jane\uD800"],
    ["with a line separator", "Jane\u2028Smith"],
  ])("is none %s", (_, given) => {
    expect(readName(given)).toBe(undefined);
  });
});
