import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/locale/locale.ts";
import { codeOf, readSources, type Source } from "./sources.ts";

/** What programs are answered in, whatever their reader speaks. */
const FOR_PROGRAMS = "en";

/**
 * The only place that knows a language. Masks know how people everywhere write numbers, and closing words how customers
 * say goodbye, whatever the reader speaks.
 */
const KNOWS_LANGUAGES = /^src\/(?:locale\/|privacy\/mask\/|chat\/authors\/closing-words\.ts)/;

const TAGS = LANGUAGES.filter((tag) => tag !== FOR_PROGRAMS).join("|");

/** A tag as a text or as the name of a member, and letters that English has none of. */
const SIGNS: readonly RegExp[] = [
  new RegExp(`["'\`](?:${TAGS})(?:-[A-Z]{2})?["'\`]`),
  new RegExp(`\\b(?:${TAGS})\\??:\\s`),
  new RegExp(`\\.(?:${TAGS})\\b`),
  new RegExp(`[{,]\\s*(?:${TAGS})\\s*[,}]`),
  /[áéíóöőúüűäßÁÉÍÓÖŐÚÜŰÄẞ„]/,
];

function multilingual(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => !KNOWS_LANGUAGES.test(path))
    .filter((source) => SIGNS.some((sign) => sign.test(codeOf(source))))
    .map(({ path }) => path);
}

describe("a file that knows a language is seen", () => {
  it.each([
    'if (language === "hu") return note;',
    "const WORDS = { en: one, de: two };",
    "const WORDS = { en, hu };",
    "const words = sentences.de;",
    'const tag = "hu-HU";',
    'const heading = "Einträge";',
    "const heading = `Értesítés`;",
  ])("by %s", (text) => {
    expect(multilingual([{ path: "src/web/page.ts", text }])).toEqual(["src/web/page.ts"]);
    expect(multilingual([{ path: "src/locale/hu/page.ts", text }])).toEqual([]);
  });

  it.each([
    'const chosen = "en";',
    "// Kovács Éva claimed it",
    'const mode = "dead";',
    "const node = tree.deep;",
    "const { decode, human } = readers;",
  ])("not by %s", (text) => {
    expect(multilingual([{ path: "src/web/page.ts", text }])).toEqual([]);
  });
});

it("only the folders of languages know languages", () => {
  expect(multilingual(readSources())).toEqual([]);
});
