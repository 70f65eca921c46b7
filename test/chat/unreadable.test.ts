import { describe, expect, it } from "vitest";
import { fieldOf, isJson, looksLikeOf } from "../../src/chat/unreadable.ts";
import callDisposition from "../fixtures/foreign-webhooks/call-disposition.json";
import email from "../fixtures/foreign-webhooks/email.json";
import payment from "../fixtures/foreign-webhooks/payment-transaction.json";
import ticket from "../fixtures/foreign-webhooks/ticket-status.json";
import { problemOf } from "./support/reading.ts";

describe("what is no chat", () => {
  it.each(["", " ", "{", "chatId=101&projectId=130", "<chat/>", "{'chatId':1}", "\u0000"])(
    "is told that JSON was expected: %j",
    (text) => {
      expect(problemOf(text)).toEqual({ code: "not-json" });
      expect([fieldOf(problemOf(text)), isJson(problemOf(text))]).toEqual(["body", false]);
    },
  );

  it.each(["null", "true", "17", '"chat"', "[]", '[{"projectId":130,"chatId":101}]'])(
    "is told that an object was expected: %s",
    (text) => {
      expect(problemOf(text)).toEqual({ code: "not-an-object" });
      expect([fieldOf(problemOf(text)), isJson(problemOf(text))]).toEqual(["body", true]);
    },
  );

  it.each([
    ["projectId", '{"chatId":101}'],
    ["chatId", '{"projectId":130}'],
    ["projectId", '{"chatId":101,"projectid":130}'],
  ])("is told that %s is missing: %s", (field, text) => {
    expect(problemOf(text)).toMatchObject({ code: "wrong-id", field });
  });

  it.each([
    "0",
    "-1",
    "1.5",
    "9007199254740992",
    "1e400",
    "null",
    "true",
    '""',
    '"0"',
    '"1.5"',
    '"-1"',
    '"0x10"',
    '"9007199254740993"',
    '"12345678901234567890"',
    "[101]",
    "{}",
  ])("is one whose chatId is %s, and the words do not repeat it", (chatId) => {
    const problem = problemOf(`{"projectId":130,"chatId":${chatId}}`);
    expect(problem).toEqual({ code: "wrong-id", field: "chatId", looksLike: null });
    expect([fieldOf(problem), isJson(problem)]).toEqual(["chatId", true]);
  });

  it.each([
    ["Ticket Status", ticket],
    ["Email", email],
    ["Call Disposition", callDisposition],
    ["Payment Transaction", payment],
  ])("is told that it looks like the vendor's %s webhook", (name, body) => {
    expect(looksLikeOf(problemOf(JSON.stringify(body)))).toBe(name);
  });
});
