import { describe, expect, it } from "vitest";
import { readerLanguage } from "../../../src/web/http/language.ts";

function asking(wish: string | null): Request {
  return new Request("https://alerts.example/", { headers: wish === null ? {} : { "Accept-Language": wish } });
}

describe("the language of a reader", () => {
  it.each([
    ["hu", "hu"],
    ["hu-HU,hu;q=0.9,en-US;q=0.8,en;q=0.7", "hu"],
    ["en-GB,en;q=0.9,hu;q=0.8", "en"],
    ["de-AT,de;q=0.9,hu;q=0.5,en;q=0.4", "de"],
    ["fr-CH,fr;q=0.9,hu;q=0.5,en;q=0.4", "hu"],
    ["en;q=0.1, HU;q=0.2", "hu"],
    ["hu;q=0, en", "en"],
    ["hu;q=nonsense, en;q=0.1", "en"],
  ])("is, of %j, the one of ours that is liked best: %s", (wish, language) => {
    expect(readerLanguage(asking(wish), language === "en" ? "hu" : "en")).toBe(language);
  });

  it.each([null, "", "*", "fr-CH", "hungarian", ";q=1,,"])(
    "is the service's own where %j names none of ours",
    (wish) => {
      expect(readerLanguage(asking(wish), "en")).toBe("en");
      expect(readerLanguage(asking(wish), "hu")).toBe("hu");
    },
  );
});
