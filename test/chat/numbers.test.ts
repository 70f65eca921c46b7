import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "../../src/alerts/rules/match.ts";
import { canonicalJson } from "../../src/chat/canonical-json.ts";
import type { Chat } from "../../src/chat/chat.ts";
import { readChat } from "../../src/chat/read.ts";
import { readMatch } from "../../src/config/rule-match.ts";
import beyond from "../fixtures/chats/number-beyond-2-53.json?raw";
import spellings from "../fixtures/chats/numbers-in-every-spelling.json?raw";
import { READING } from "../support/reading.ts";

function read(text: string): Chat {
  const reading = readChat(text, READING);
  if (!reading.ok) throw new Error(reading.problem.code);
  return reading.chat;
}

const valuesOf = (text: string) => read(text).customer.fields.map(({ key, values }) => `${key}: ${values.join(" ")}`);
const holding = (record: string) => `{"projectId":130,"chatId":1,"clientData":${record}}`;

/** Every way to write a number in JSON. */
const number = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9]\d{0,30}$/)),
    fc.oneof(fc.constant(""), fc.stringMatching(/^\.\d{1,30}$/)),
    fc.oneof(fc.constant(""), fc.stringMatching(/^[eE][+-]?\d{1,4}$/)),
  )
  .map((parts) => parts.join(""));

describe("a number of the customer record", () => {
  it("beyond 2^53 is read as it was sent", () => {
    expect(valuesOf(beyond)).toContain("customerid: 1152921506151679042");
  });

  it("is read as it was sent in every spelling, nested and in lists", () => {
    expect(valuesOf(spellings)).toEqual([
      "name: John Russell",
      "customerid: 1152921506151679042",
      "negative: -1152921506151679043",
      "price: 1.50",
      "exact: 0.12345678901234567890123",
      "exponent: 1E+2",
      "huge: 1e400",
      "tiny: -4.9e-324",
      "minus: -0",
      "orders: 9007199254740993 2.0",
      "account.ids.0.id: 36028797018963969",
    ]);
  });

  it("keeps every digit, however deep it stands", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 120 }), (written, depth) => {
        const nested = `${"[".repeat(depth)}${written}${"]".repeat(depth)}`;
        const [field] = read(holding(`{"a":${nested},"b":{"c":[${written}]}}`)).customer.fields;
        expect(field?.values.join("")).toContain(written);
        expect(valuesOf(holding(`{"b":{"c":[${written}]},"d":${written}}`))).toEqual([
          `b.c: ${written}`,
          `d: ${written}`,
        ]);
      }),
    );
  });

  it("keeps them in the JSON text of what nests too deep, and in the place of a name or a message", () => {
    const deep = `${'{"a":'.repeat(99)}[1152921506151679042]${"}".repeat(99)}`;
    expect(valuesOf(holding(deep)).join()).toContain("[1152921506151679042]");
    const said =
      '[{"from":1.50,"message":1e400},{"message":{"a": [1152921506151679042, 1.0],"b":"\\u00e9 \\"1.0\\""}}]';
    const chat = read(`{"projectId":130,"chatId":1,"lastAgentName":1152921506151679042,"conversation":${said}}`);
    expect(chat.lastAgent).toBe("1152921506151679042");
    expect(chat.messages.map(({ from, text }) => [from, text])).toEqual([
      ["1.50", "1e400"],
      [null, '{"a":[1152921506151679042,1.0],"b":"é \\"1.0\\""}'],
    ]);
  });

  it("is matched by a rule that writes it in quotes, and by no other", () => {
    const judged = { chat: read(beyond), reasons: [] };
    const asked = (customerid: unknown) => readMatch({ clientData: { customerid } }, () => {});
    expect(matches(asked("1152921506151679042") ?? [], judged)).toBe(true);
    expect(matches(asked("1152921506151679043") ?? [], judged)).toBe(false);
  });

  it.each([Number("1152921506151679042"), [1, 2 ** 60], 1152921506151679042n])(
    "is a mistake in a rule without quotes, where it has lost its digits: %s",
    (customerid) => {
      const mistakes: string[] = [];
      const match = readMatch({ clientData: { customerid } }, (place, problem) => mistakes.push(`${place} ${problem}`));
      expect(match).toBeNull();
      expect(mistakes.join()).toMatch(/^match\.clientData\.customerid must be a text .* in quotes, so that it keeps/);
    },
  );
});

describe("an id", () => {
  it.each([
    ["101", 101],
    ["101.0", 101],
    ["1.01e2", 101],
    ['"101"', 101],
  ])("keeps its rules: %s", (written, id) => {
    expect(read(`{"projectId":130,"chatId":${written}}`).key.chatId).toBe(id);
  });

  it.each(["9007199254740993", "101.0000000000000001", "-0", "1e400"])("is none beyond 2^53: %s", (written) => {
    expect(readChat(`{"projectId":130,"chatId":${written}}`, READING).ok).toBe(false);
    expect(read(`{"projectId":130,"chatId":1,"contactId":${written}}`).contactId).toBeNull();
  });
});

describe("two bodies", () => {
  it.each([
    ["1152921506151679042", "1152921506151679043"],
    ["1e400", "1e401"],
    ["1e-400", "0"],
    ["4.9e-324", "5e-324"],
    ["0.1234567890123456789", "0.1234567890123456788"],
  ])("differ where one has %s and the other %s", (one, other) => {
    expect(canonicalJson(holding(`{"a":${one}}`))).not.toBe(canonicalJson(holding(`{"a":${other}}`)));
  });

  it.each([
    ["1.50", "1.5"],
    ["1e2", "100"],
    ["-0", "0"],
    ["0e-400", "0"],
    ["0.0", "0"],
  ])("are the same where one has %s and the other %s", (one, other) => {
    expect(canonicalJson(holding(`{"a":${one}}`))).toBe(canonicalJson(holding(`{"a":${other}}`)));
  });
});
