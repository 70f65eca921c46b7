import { describe, expect, it } from "vitest";
import { readAllSources, retired } from "./retired-words.ts";

const foundIn = (path: string, text: string) => retired([{ path, text }]);

describe("a retired word is seen", () => {
  it.each([
    ["const addressee = 1;", "addressee"],
    ["function firstHeir() {}", "firstHeir"],
    ["const MOST_HEIRS = 3;", "MOST_HEIRS"],
    ["interface A { readonly standing: string }", "standing"],
    ["const { shelf } = filter;", "shelf"],
    ["await courseOf(chat);", "courseOf"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
    ["const sql = `SELECT ${besideColumns}`;", "besideColumns"],
  ])("as a name: %s", (text, name) => {
    expect(foundIn("src/a.ts", text)).toEqual([`src/a.ts: ${name}`]);
  });

  it.each(["src/delivery/heirs.ts", "src/web/list/onwards.tsx", "test/delivery/hearing.test.ts"])(
    "as the name of the file %s",
    (path) => {
      expect(foundIn(path, "")).toHaveLength(1);
    },
  );

  it.each([
    ["/** The heirs of a target. */", "heirs"],
    ["const a = 1; // the watchman's", "watchman"],
    ["/**\n * It goes for\n * good.\n */", "for good"],
  ])("in the comment %j", (text, word) => {
    expect(foundIn("src/a.ts", text)).toEqual([`src/a.ts: ${word}`]);
  });
});

describe("nothing retired is seen", () => {
  it.each([
    'const a = "heirs";',
    "const sql = `SELECT what FROM sights WHERE standing = ?`;",
    "const summary = { course: 'answered' };",
    "// it is still open, in order, beside the list, and was told twice",
    "const misunderstanding = 1;",
    "const inhering = outstanding;",
  ])("in %s", (text) => {
    expect(foundIn("src/a.ts", text)).toEqual([]);
  });
});

it("no retired word is left in src and test", () => {
  expect(retired(readAllSources())).toEqual([]);
});
