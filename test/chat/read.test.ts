import { describe, expect, it } from "vitest";
import { readChat } from "../../src/chat/read.ts";
import emptyEverything from "../fixtures/chats/empty-everything.json";
import keyAlone from "../fixtures/chats/key-alone.json";
import lost from "../fixtures/chats/lost-before-any-message.json";
import nullEverything from "../fixtures/chats/null-everything.json";
import numericStrings from "../fixtures/chats/numeric-strings.json";
import oddEverything from "../fixtures/chats/oddly-shaped-everything.json";
import sample from "../fixtures/chats/sample.json";
import { READING } from "../support/reading.ts";
import { chatOf } from "./support/reading.ts";

const NOTHING = {
  ticketId: null,
  contactId: null,
  entityId: null,
  firstAgent: null,
  lastAgent: null,
  firstQueue: null,
  lastQueue: null,
  platform: null,
  ipAddress: null,
  slaStatus: null,
  disposition: null,
  isSpam: false,
  messages: [],
  recognition: "absent",
  humanAgents: [],
  customer: { name: null, fields: [] },
  unread: { messages: 0, fields: 0 },
};

describe("a closed chat", () => {
  it("is read field by field, as the vendor's own sample has it", () => {
    expect(chatOf(sample)).toMatchObject({
      key: { projectId: 130, chatId: 101 },
      ticketId: 35,
      contactId: 1220,
      entityId: 1814,
      firstAgent: "Jane Smith",
      lastAgent: "Jane Smith",
      firstQueue: "Chat",
      lastQueue: "Chat",
      platform: "webchat",
      ipAddress: "10.80.2.13",
      slaStatus: "answeredBeforeSLA",
      disposition: "completed",
      isSpam: false,
      customer: { name: "John Russell" },
    });
    expect(chatOf(sample).messages[2]).toEqual({
      from: "Visitor",
      at: Date.parse("2025-03-06T13:38:03Z"),
      text: "Could you help me?",
      side: "customer",
      isAnswer: false,
    });
  });

  it.each([
    ["its key alone", keyAlone, 201],
    ["null in every other field", nullEverything, 202],
    ["every other field empty", emptyEverything, 203],
    ["every other field of another shape", oddEverything, 204],
  ])("is a chat with %s, and the rest is nothing", (_, body, chatId) => {
    expect(chatOf(body)).toEqual({ key: { projectId: 130, chatId }, ...NOTHING });
  });

  it("may have neither agent nor messages", () => {
    expect(chatOf(lost)).toMatchObject({ disposition: "lost", firstAgent: null, lastAgent: null, messages: [] });
  });

  it("may have its numbers as strings, and its words as numbers or with spaces around", () => {
    expect(chatOf(numericStrings)).toMatchObject({
      key: { projectId: 130, chatId: 205 },
      ticketId: 35,
      contactId: 1220,
      entityId: 1814,
      disposition: "Missed",
      isSpam: false,
      firstQueue: "5",
    });
  });

  it.each([1, "1", " 1 ", true, "true", "Yes"])("is spam where isSpam is %j", (isSpam) => {
    expect(chatOf({ ...keyAlone, isSpam }).isSpam).toBe(true);
  });

  it.each([0, "0", false, "false", "no", "", null, 2, "spam", [1], { "1": 1 }])("is not where it is %j", (isSpam) => {
    expect(chatOf({ ...keyAlone, isSpam }).isSpam).toBe(false);
  });

  it.each([
    ["the largest key", "9007199254740991"],
    ["the smallest key", "1"],
    ["a key written with an exponent", "1e3"],
  ])("takes %s", (_, chatId) => {
    expect(readChat(`{"projectId":130,"chatId":${chatId}}`, READING).ok).toBe(true);
  });

  it.each(["101.5", "1e-1", "1015e-1", "101.0000000000000001", "0.99999999999999999", "9007199254740990.5", '"101.5"'])(
    "has no key with a fraction, however long that is: %s",
    (number) => {
      for (const field of ["chatId", "projectId"]) {
        const reading = readChat(`{"projectId":130,"chatId":101,"${field}":${number}}`, READING);
        expect(reading).toMatchObject({ ok: false, problem: { code: "wrong-id", field } });
      }
      for (const field of ["contactId", "entityId", "ticketId"]) {
        const reading = readChat(`{"projectId":130,"chatId":101,"${field}":${number}}`, READING);
        expect(reading).toMatchObject({ ok: true, chat: { [field]: null } });
      }
    },
  );

  it.each(["101", "101.0", "1.01e2", "1010e-1", '"101"'])(
    "has a key that is whole, however it is written: %s",
    (number) => {
      expect(readChat(`{"projectId":130,"chatId":${number}}`, READING)).toMatchObject({
        ok: true,
        chat: { key: { chatId: 101 } },
      });
    },
  );

  it("has words and names of a length that somebody may have", () => {
    const long = ` ${"x".repeat(999)}${"😀".repeat(1_000_000)}`;
    const fields = { disposition: long, firstAgentName: long, lastQueueName: long, slaStatus: long, platform: long };
    const conversation = [{ from: long, message: "hi" }];
    const chat = chatOf({ ...keyAlone, ...fields, conversation, clientData: { name: long } });
    const { disposition, firstAgent, lastQueue, slaStatus, platform, customer, messages } = chat;
    for (const word of [disposition, firstAgent, lastQueue, slaStatus, platform, customer.name, messages[0]?.from]) {
      expect(word).toBe(`${"x".repeat(999)}…`);
    }
  });

  it("does not mind a byte order mark, and of duplicate keys takes the last", () => {
    const reading = readChat('\uFEFF{"projectId":130,"chatId":1,"chatId":2}', READING);
    expect(reading).toMatchObject({ ok: true, chat: { key: { projectId: 130, chatId: 2 } } });
  });

  it("takes __proto__ for a word like any other", () => {
    const proto = '{"isSpam":1,"polluted":1}';
    const text = `{"projectId":130,"chatId":1,"__proto__":${proto},"clientData":{"__proto__":${proto}},"conversation":{"__proto__":${proto}}}`;
    expect(readChat(text, READING)).toMatchObject({ ok: true, chat: { isSpam: false } });
    expect("polluted" in {}).toBe(false);
  });
});
