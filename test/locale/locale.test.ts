import { describe, expect, it } from "vitest";
import { LANGUAGES, readLanguage, wordsFor } from "../../src/locale/locale.ts";

describe("a language", () => {
  it.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["hu_HU", "hu"],
    [" HU ", "hu"],
    ["de", null],
    ["hungarian", null],
    ["", null],
  ])("%j is read as %j", (tag, language) => {
    expect(readLanguage(tag)).toBe(language);
  });

  it.each(LANGUAGES)("%s leaves no word empty and none untranslated", (language) => {
    const { alert, alertBatch, outage, testMessage, serviceWarning } = wordsFor(language);
    const all = [alert, alertBatch, ...Object.values(alertBatch.reasons), outage, testMessage, serviceWarning].flatMap(
      (words) => Object.values<unknown>({ ...words }),
    );
    for (const word of all) if (typeof word === "string") expect(word.trim()).not.toBe("");
    if (language !== "en") expect(alert.lost).not.toBe(wordsFor("en").alert.lost);
    if (language !== "en") expect(alertBatch.noRule).not.toBe(wordsFor("en").alertBatch.noRule);
    if (language !== "en") expect(outage.toldOnce).not.toBe(wordsFor("en").outage.toldOnce);
    if (language !== "en") expect(testMessage.title).not.toBe(wordsFor("en").testMessage.title);
    if (language !== "en") expect(serviceWarning.quiet).not.toBe(wordsFor("en").serviceWarning.quiet);
  });

  it("counts messages", () => {
    expect([1, 2].map((count) => wordsFor("en").alert.messages(count, `${count}`))).toEqual([
      "1 message",
      "2 messages",
    ]);
    expect([1, 2].map((count) => wordsFor("hu").alert.messages(count, `${count}`))).toEqual(["1 üzenet", "2 üzenet"]);
  });
});
