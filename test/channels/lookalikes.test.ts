import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inert } from "../../src/channels/lookalikes.ts";
import { inOneLine } from "../../src/channels/text.ts";
import { activeIn } from "../standin/inert.ts";

describe("a sentence for notifications", () => {
  it.each([
    "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
    "Lost chat: Kovács Éva waited 1.5 h, queue Sales & Support; 2 of 3 are open.",
    "Claimed by Jane Smith, 6 Mar 2025, 18:12.",
    "From 24 Feb 2025, 00:00 to 3 Mar 2025, 00:00: 140 chats came in, most of them 10:30-11:30: 2.5 times as many.",
  ])("stays as it is where nothing in it is active: %s", (text) => expect(inert(text)).toBe(text));

  it.each([
    ["<users/all> <!channel> <at>x</at>", "‹users/all› ‹!channel› ‹at›x‹/at›"],
    ["*bold* _it_ ~no~ `x` a|b", "∗bold∗ ˍitˍ ∼no∼ ˋxˋ a∣b"],
    ["[bank](https://evil.example)", "［bank］(https∶//evil․example)"],
    ["www.evil.example x@evil.example mailto:x", "www․evil․example x＠evil․example mailto∶x"],
    ["&lt;users/all&gt;", "＆lt;users/all＆gt;"],
    ["# heading", "＃ heading"],
    ["- a list", "‐ a list"],
    ["12. a list", "12․ a list"],
    ["3) a list", "3） a list"],
    ["--- ===", "‐‐‐ ==="],
    [":tada: now :+1: 5:smile:", "∶tada: now ∶+1: 5∶smile:"],
    ["\\*", "∖∗"],
  ])("has nothing active, and looks the same: %s", (text, shown) => {
    expect(inert(text)).toBe(shown);
    expect(activeIn(shown, [])).toEqual([]);
  });

  it("has nothing active, whatever a customer typed", () => {
    const scrap = fc.constantFrom(
      ...[
        "<users/all>",
        "<https://evil.example|x>",
        "[x](y)",
        "**",
        "__",
        "~~",
        "```",
        "&#60;",
        "&amp;",
        "www.",
        ":x:",
      ],
      ...["- ", "+ ", "# ", "1. ", "2) ", "> ", "=", "\\", "|", "a.b", "x@y", "://", "\n", " ", "é", "👍"],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 20 }), (scraps) => {
        const text = inOneLine(scraps.join(""));
        expect(activeIn(inert(text), [])).toEqual([]);
        expect([...inert(text)]).toHaveLength([...text].length);
      }),
    );
  });
});
