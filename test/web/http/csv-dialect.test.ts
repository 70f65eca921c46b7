import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvDialect, csv, FOR_PROGRAMS } from "../../../src/web/http/csv.ts";
import excel from "../../fixtures/excel-changes.json";
import { parseCsv } from "./support/rfc-4180.ts";

const SEPARATORS = [",", ";", "\t"];

const forPeople = (separator: string): CsvDialect => {
  return { separator, decimalSign: separator === "," ? "." : ",", isForSpreadsheet: true };
};

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^['\s]*[=+@-]?["',;\t\r\n]*\d*$/),
  fc.stringMatching(/^'{0,2}[\d.,/ ()e+-]{1,20}$/),
);

/** What a reader takes off: one apostrophe before what is text because of it. */
const bare = (cell: string) => cell.replace(/^'/, "");

describe("a file for whatever reads it", () => {
  it.each(SEPARATORS)("is one that another parser reads, with the same values: %j", (separator) => {
    for (const dialect of [{ ...FOR_PROGRAMS, separator }, forPeople(separator)]) {
      fc.assert(
        fc.property(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1 }), (rows) => {
          const read = parseCsv(csv(rows, dialect), separator);
          expect(read.length).toBe(rows.length);
          for (const [index, row] of rows.entries()) {
            for (const [place, text] of row.entries()) expect([text, `'${text}`]).toContain(read[index]?.[place]);
          }
        }),
      );
    }
  });

  it("begins no cell with the sign of a formula, and marks each text that could be taken for another one", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...SEPARATORS), (text, separator) => {
        const [cell = ""] = parseCsv(csv([[text]], forPeople(separator)), separator)[0] ?? [];
        expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
        // What could not be told from a text with one apostrophe less has got one more.
        if (cell === text && text.startsWith("'"))
          expect(csv([[bare(text)]], forPeople(separator))).not.toBe(csv([[text]], forPeople(separator)));
      }),
    );
  });

  it("gives numbers the decimal sign of its reader, and leaves their digits", () => {
    const row = [4.5, 0, 1234567, 269.125, null];
    expect(parseCsv(csv([row], forPeople(";")), ";")).toEqual([["4,5", "0", "1234567", "269,125", ""]]);
    expect(parseCsv(csv([row]))).toEqual([["4.5", "0", "1234567", "269.125", ""]]);
  });
});

describe("a text that a spreadsheet would change", () => {
  it.each(excel.changed)("is text for people: %s", (text) => {
    expect(parseCsv(csv([[text]], forPeople(";")), ";")).toEqual([[`'${text}`]]);
  });

  it.each(excel.changed.filter((text) => !/^[+-]/.test(text)))("is as it is for programs: %s", (text) => {
    expect(parseCsv(csv([[text]]))).toEqual([[text]]);
  });

  it.each(excel.kept)("is no other: %s", (text) => {
    expect(parseCsv(csv([[text]], forPeople(";")), ";")).toEqual([[text]]);
  });

  it("keeps a date of ours, which is to be one", () => {
    expect(csv([[{ own: "2026-11-24" }]], forPeople(";"))).toBe('\ufeff"2026-11-24"\r\n');
  });
});
