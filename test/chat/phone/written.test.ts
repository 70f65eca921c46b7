import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Country } from "../../../src/chat/phone/one-number.ts";
import { numbersWritten } from "../../../src/chat/phone/written.ts";
import { writtenNumbers } from "../../../src/chat/written-numbers.ts";
import { maskPayments } from "../../../src/privacy/mask/mask.ts";
import only from "../../fixtures/chats/number-only-in-the-chat.json";
import { chatOf } from "../support/reading.ts";

const found = (text: string, country: Country | null) =>
  numbersWritten(text, country, maskPayments).map(({ number }) => number);

describe("a number that the customer wrote in the chat", () => {
  it.each([
    ["Please call me: 06 30 123-4567, after five.", "06301234567", "+36301234567"],
    ["my number is +36 30 123 4567.", "+36301234567", "+36301234567"],
    ["Hívjon: 06301234567", "06301234567", "+36301234567"],
    ["call 0036 30 123 4567 please", "+36301234567", "+36301234567"],
    ["(+36) 30/123-4567", "+36301234567", "+36301234567"],
    ["reach me at +44 (0)20 7946 0958 ext. 12", "+442079460958", "+442079460958"],
    ["a 06301234567-es számon hívjanak vissza", null, "+36301234567"],
    ["06301234567", null, "+36301234567"],
    ["hívjanak a 30 123 4567 számon", null, "+36301234567"],
    ["order 4711, call +36301234567", "+36301234567", "+36301234567"],
  ])("is found: %s", (text, without, withIt) => {
    expect(found(text, null)).toEqual(without === null ? [] : [without]);
    expect(found(text, "HU")).toEqual([withIt]);
  });

  it("is shown with its extension, at its place", () => {
    const text = "reach me at \u202d+44 (0)20 7946 0958\u202c ext. 12, please";
    const [number] = numbersWritten(text, null, (said) => said);
    expect(number?.number).toBe("+442079460958");
    expect(text.slice(number?.start, number?.end)).toBe("+44 (0)20 7946 0958\u202c ext. 12");
  });

  it("is each of several", () => {
    expect(found("call 06 30 123 4567 or 06 20 765 4321", "HU")).toEqual(["+36301234567", "+36207654321"]);
    expect(found("06 30 123 4567/06 20 765 4321", "HU")).toEqual(["+36301234567", "+36207654321"]);
  });

  it.each([
    ...["order 0612345678", "my order number is 0612345678", "rendelési szám: 0612345678", "Bestellnummer 0612345678"],
    ...["#0612345678", "id=06301234567", "https://example.com/06301234567", "A-06301234567", "06301234567@example.com"],
    ...["HU42 1177 3016 1111 1018 0000 0000", "HU42117730161111101800000000", "GB29 NWBK 6016 1331 9268 19"],
    ...["DE89 3704 0044 0532 0130 00", "11773016-11111018-00000000", "11773016-11111018"],
    ...["4111 1111 1111 1111", "4111111111111111", "3782 822463 10005", "card 5500-0000-0000-0004"],
    ...["2026-11-27 18:04", "2026.11.27.", "27.11.2026 18:04", "11/27/2026 10", "01 02 2026 10", "20261127"],
    ...["12 500 000 Ft", "250 000 000 Ft", "1.250.000 EUR", "€ 1 250 000 000", "250 000 000", "0.1234567890"],
    ...["01-09-123456", "192.168.100.200", "1234567890", "12345678", "call *21*0612345678# now", "version 10.20.30.40"],
  ])("is not taken from: %s", (text) => {
    expect(found(text, null)).toEqual([]);
    expect(found(text, "HU")).toEqual([]);
  });

  it("is never a number of something else, whatever that is", () => {
    const digits = (least: number, most: number) =>
      fc.stringMatching(new RegExp(`^[1-9]\\d{${least - 1},${most - 1}}$`));
    const order = fc
      .tuple(fc.constantFrom("order ", "Order no. ", "rendelés: ", "Rechnung ", "ticket #", "#", "ID-"), digits(8, 14))
      .map((parts) => parts.join(""));
    const price = fc
      .tuple(
        digits(1, 3),
        fc.array(fc.stringMatching(/^\d{3}$/), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(" Ft", " HUF", " €", " EUR", " db", "%"),
      )
      .map(([first, rest, unit]) => [first, ...rest].join(" ") + unit);
    const date = fc
      .date({ min: new Date("1950-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString());
    const written = date.chain((iso) =>
      fc.constantFrom(
        iso,
        iso.slice(0, 10),
        iso.slice(0, 10).replaceAll("-", "."),
        iso.slice(0, 16).replace("T", " "),
        iso.slice(0, 10).split("-").toReversed().join("/"),
      ),
    );
    const sentence = fc.constantFrom("", "hello ", "I paid ", "it was ");
    fc.assert(
      fc.property(
        sentence,
        fc.oneof(order, price, written),
        fc.constantFrom(null, "HU", "DE", "US"),
        (before, text, country) => {
          expect(found(before + text, country)).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("has no digit that was not there", () => {
    const part = fc.oneof(
      fc.stringMatching(/^\d{1,12}$/),
      fc.constantFrom(" ", "-", "+", "+36 ", "06 ", "(0)", "/", ", ", " call ", " or ", ".", "\u202d"),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.constantFrom<Country | null>(null, "HU", "AT"),
        (parts, country) => {
          const text = parts.join("");
          for (const number of found(text, country)) {
            const national = number.replace(/^\+(?:36|43)?/, "");
            expect(text.replaceAll(/\D/g, "")).toContain(national.slice(-6));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("is the customer's, and the latest of them comes first", () => {
    expect(writtenNumbers(chatOf(only), "HU", maskPayments).map(({ number }) => number)).toEqual(["+36301234567"]);
    const conversation = [
      { from: "Visitor", message: "+36 30 123 4567" },
      { from: "Jane Smith", message: "Our number is +36 1 234 5678" },
      { from: "Visitor", message: "or +36 20 765 4321, not +36301234567" },
    ];
    const chat = chatOf({ projectId: 1, chatId: 1, firstAgentName: "Jane Smith", conversation });
    expect(writtenNumbers(chat, null, maskPayments).map(({ number }) => number)).toEqual([
      "+36207654321",
      "+36301234567",
    ]);
  });

  it("is looked for in so much of a conversation and no more", () => {
    const filler = Array.from({ length: 300 }, () => ({ from: "Visitor", message: "hello" }));
    const number = { from: "Visitor", message: "+36 30 123 4567" };
    const of = (conversation: readonly object[]) =>
      writtenNumbers(chatOf({ projectId: 1, chatId: 1, conversation }), null, maskPayments).length;
    expect([of([...filler, number]), of([number, ...filler])]).toEqual([1, 0]);
    // What the end of the part cuts may be half a number.
    for (let length = 1_980; length <= 2_000; length += 1) {
      const cut = writtenNumbers(
        chatOf({
          projectId: 1,
          chatId: 1,
          conversation: [{ from: "Visitor", message: `${"a".repeat(length)} +36 30 123 4567` }],
        }),
        null,
        maskPayments,
      );
      for (const { number } of cut) expect(number).toBe("+36301234567");
    }
  });
});
