import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../../src/web/http/csv.ts";

describe("a table for spreadsheets", () => {
  it("begins with the mark, quotes every field and ends every row with CR and LF", () => {
    expect(
      csv([
        ["a", 'b "c"'],
        ["", "d\ne"],
      ]),
    ).toBe('\ufeff"a","b ""c"""\r\n"","d\ne"\r\n');
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u200b=1",
    "\0=1",
    "＝1",
    "＠A",
  ])("keeps a spreadsheet from running %j", (text) => {
    expect(csv([[text]])).toBe(`\ufeff"'${text}"\r\n`);
  });

  it.each(["1+1=2", "a@b", "x-1", "'quoted'", " text"])("leaves %j as it is", (text) => {
    expect(csv([[text]])).toBe(`\ufeff"${text}"\r\n`);
  });

  it("gives back every text once the apostrophes before formulas are taken off", () => {
    const cell = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^['\s]*[=+@-]?["',\r\n]*$/));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(parse(csv(rows)).map((row) => row.map(undefused))).toEqual(rows);
      }),
    );
  });

  it("never begins a cell with the sign of a formula", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[\t\r\n]|\s*[=+@-])/), (text) => {
        expect(parse(csv([[text]]))[0]?.[0]).toMatch(/^'/);
      }),
    );
  });
});

/** RFC 4180 where every field is quoted. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, field = "", end] of text.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(field.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

function undefused(cell: string): string {
  return /^'+(?:\p{Cc}|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(cell) ? cell.slice(1) : cell;
}
