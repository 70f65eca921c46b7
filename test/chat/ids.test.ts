import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatName } from "../../src/chat/chat.ts";
import { isId, LARGEST_ID, readChatName, readId } from "../../src/chat/ids.ts";
import { readChat } from "../../src/chat/read.ts";
import { readChatSegment } from "../../src/web/http/content-type.ts";
import { READING } from "../support/reading.ts";

const ids = fc.oneof(
  fc.integer({ min: 1, max: LARGEST_ID }),
  fc.integer({ min: LARGEST_ID - 10, max: LARGEST_ID }),
  fc.integer({ min: 1, max: 10 }),
);

describe("an id", () => {
  it("that the webhook takes can be written in an address and in a name, and is read as it was", () => {
    fc.assert(
      fc.property(ids, ids, (projectId, chatId) => {
        const key = { projectId, chatId };
        expect(readChat(JSON.stringify(key), READING)).toMatchObject({ ok: true, chat: { key } });
        expect(readId(String(chatId))).toBe(chatId);
        expect(readChatName(chatName(key))).toEqual(key);
        expect(readChatSegment(`${chatId}.json`)).toEqual({ chatId, form: "json" });
      }),
    );
  });

  it("is never read from an address that the webhook takes no such id for", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.bigInt().map(String),
      fc.double().map(String),
      fc.constant("9007199254740992"),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const id = readId(text);
        expect(id === null || (isId(id) && String(id) === text)).toBe(true);
      }),
    );
  });

  it.each(["", "0", "-1", "01", "1.0", "1e3", " 1", "9007199254740992", "9".repeat(400)])("is none: %j", (text) => {
    expect(readId(text)).toBeNull();
    expect(readChatName(`1/${text}`)).toBeNull();
    expect(readChatName(`${text}/1`)).toBeNull();
  });

  it.each(["1", "1/2/3", "1/2/", "/1", "1//2", ""])(
    "of a project and of a chat make a name, and nothing else does: %j",
    (name) => {
      expect(readChatName(name)).toBeNull();
    },
  );
});
