import { describe, expect, it } from "vitest";
import { type ReadMessage, readConversation } from "../../src/chat/conversation.ts";
import { readChat } from "../../src/chat/read.ts";
import asObject from "../fixtures/chats/conversation-as-object.json";
import datesThatAreNone from "../fixtures/chats/dates-that-are-none.json";
import oddMessages from "../fixtures/chats/odd-messages.json";
import { READING } from "../support/reading.ts";
import { chatOf } from "./support/reading.ts";

const AT = Date.parse("2025-03-06T13:37:52Z");

describe("the conversation", () => {
  it("may be an object keyed by index", () => {
    expect(chatOf(asObject).messages.map(({ text }) => text)).toEqual(["hi", "hello"]);
  });

  it("is in the order of its indexes, whatever their writing", () => {
    const spoken = { "010": { message: "c" }, "09": { message: "b" }, 1: { message: "a" } };
    expect(readConversation(spoken, READING).map(({ text }) => text)).toEqual(["a", "b", "c"]);
  });

  it("is in the order of its indexes although an answer is stamped before its question", () => {
    const spoken = {
      1: { from: "Jane Smith", date: "2025-03-06T14:37:50+01:00", message: "b" },
      0: { from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: "a" },
    };
    expect(readConversation(spoken, READING).map(({ text }) => text)).toEqual(["a", "b"]);
  });

  it("may be its only message, in no list", () => {
    const message = { from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: "hi" };
    expect(readConversation(message, READING)).toEqual([{ from: "Visitor", at: AT, text: "hi" }]);
  });

  it("keeps the order of keys that are no indexes", () => {
    expect(
      readConversation({ second: { message: "a" }, first: { message: "b" } }, READING).map(({ text }) => text),
    ).toEqual(["a", "b"]);
  });

  it("keeps a message whose date is none, without a time", () => {
    expect(written(chatOf(datesThatAreNone).messages)).toEqual(
      Array.from({ length: 5 }, () => ({ from: "Visitor", at: null, text: "hi" })),
    );
  });

  it("reads what it can of odd messages, and leaves out what is none", () => {
    expect(written(chatOf(oddMessages).messages)).toEqual([
      { from: null, at: null, text: "typed alone" },
      { from: "Visitor", at: null, text: "42" },
      { from: "Visitor", at: null, text: '{"text":"hi"}' },
      { from: "7", at: null, text: "hi" },
      { from: "Visitor", at: AT, text: "in seconds" },
      { from: "Visitor", at: AT, text: "in milliseconds" },
      { from: "Visitor", at: null, text: "" },
    ]);
  });

  it.each([null, undefined, "", "hi", 0, 7, true])("is empty where it is %j", (value) => {
    expect(readConversation(value, READING)).toEqual([]);
  });

  it("shows the JSON text of what nests in a message, however deeply", () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(said(`[{"from":"Visitor","message":${nested}}]`)).toEqual([{ from: "Visitor", at: null, text: nested }]);
    expect(said(nested)).toEqual([]);
    expect(said('[{"message":{ "text": "\\u00e1" }}]')).toEqual([{ from: null, at: null, text: '{"text":"á"}' }]);
  });

  it("may be an object of messages that are called as the parts of one are", () => {
    expect(said('{"from":{"message":"a"},"date":"b"}').map(({ text }) => text)).toEqual(["a", "b"]);
  });
});

function said(conversation: string) {
  const reading = readChat(`{"projectId":130,"chatId":1,"conversation":${conversation}}`, READING);
  if (!reading.ok) throw new Error("it is no chat");
  return written(reading.chat.messages);
}

/** Without who wrote it. */
function written(messages: readonly ReadMessage[]): readonly ReadMessage[] {
  return messages.map(({ from, at, text }) => ({ from, at, text }));
}
