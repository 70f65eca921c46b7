import { describe, expect, it } from "vitest";
import { readLanguage, wordsFor } from "../../src/locale/locale.ts";

describe("a language", () => {
  it.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["hu_HU", "hu"],
    [" HU ", "hu"],
    ["de", "de"],
    ["de-AT", "de"],
    ["fr", null],
    ["toString", null],
    ["hungarian", null],
    ["", null],
  ])("%j is read as %j", (tag, language) => {
    expect(readLanguage(tag)).toBe(language);
  });

  it("counts messages", () => {
    expect([1, 2].map((count) => wordsFor("en").alert.messages(count, `${count}`))).toEqual([
      "1 message",
      "2 messages",
    ]);
    expect([1, 2].map((count) => wordsFor("hu").alert.messages(count, `${count}`))).toEqual(["1 üzenet", "2 üzenet"]);
  });
});
