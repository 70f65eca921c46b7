import { describe, expect, it } from "vitest";
import { pluralFor } from "../../src/locale/grammar/plural.ts";

describe("the form that a count needs", () => {
  it.each([
    ["en", ["chats", "chat", "chats", "chats"]],
    ["de", ["chats", "chat", "chats", "chats"]],
    ["hu", ["chats", "chat", "chats", "chats"]],
    // A language where 2 is neither: what is not given is as all others.
    ["pl", ["chats", "chat", "few", "chats"]],
  ])("is that of the language: %s", (tag, forms) => {
    const plural = pluralFor(tag);
    expect([0, 1, 2, 5].map((count) => plural(count, { one: "chat", few: "few", other: "chats" }))).toEqual(forms);
  });

  it("is the other one where it is not given", () => {
    expect(pluralFor("en")(1, { other: "chat" })).toBe("chat");
  });

  it("is that of an ordinal where one is asked for", () => {
    const ordinal = pluralFor("en", "ordinal");
    const all = [1, 2, 3, 4, 11, 21].map((n) => `${n}${ordinal(n, { one: "st", two: "nd", few: "rd", other: "th" })}`);
    expect(all).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st"]);
  });
});
