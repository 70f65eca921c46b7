import { describe, expect, it } from "vitest";
import { chatBody, get, post, stored, storedBytes, storedText } from "../support/door.ts";

const DEEP = 100_000;
const lists = `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`;
const records = `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`;
const encoder = new TextEncoder();

/** A chat with raw JSON in a field. */
function withField(chatId: number, field: string, json: string): string {
  return `{"projectId":130,"chatId":${chatId},"${field}":${json}}`;
}

/** Bytes of a chat whose customer has a name in Latin-2. */
function latin(chatId: number, letter: number): Uint8Array<ArrayBuffer> {
  const [before = "", after = ""] = chatBody(chatId, { clientData: { name: "Kov@cs" } }).split("@");
  return Uint8Array.from([...encoder.encode(before), letter, ...encoder.encode(after)]);
}

describe("what nobody should send is answered, and stored as it came", () => {
  it.each([
    ["lists in a field that nobody knows", 1, "x", lists],
    ["records in a field that nobody knows", 2, "x", records],
    ["lists as customer record", 3, "clientData", lists],
    ["records as customer record", 4, "clientData", records],
    ["lists as conversation", 5, "conversation", lists],
    ["records as conversation", 6, "conversation", records],
    ["lists as a message", 7, "conversation", `[{"from":"Visitor","message":${lists}}]`],
    ["records as spam flag", 8, "isSpam", records],
    ["lists as spam flag", 9, "isSpam", lists],
    ["an object that is no text as spam flag", 10, "isSpam", '{"toString":1,"valueOf":1}'],
    ["lists as a name", 11, "firstAgentName", lists],
    ["duplicate keys", 12, "platform", '"webchat","platform":"telegram"'],
    ["__proto__", 13, "__proto__", '{"isSpam":1}'],
    ["constructor and prototype", 14, "constructor", '{"prototype":{"isSpam":1}}'],
    ["a number beyond 2^53", 15, "contactId", "12345678901234567890"],
    ["a number beyond any", 16, "contactId", "1e400"],
    ["a lone surrogate", 17, "platform", '"\\ud800"'],
    ["a NUL, escaped", 18, "platform", '"a\\u0000b"'],
  ])("%s", async (_, chatId, field, json) => {
    const body = withField(chatId, field, json);
    expect(await stored(body)).toMatchObject({ status: "stored", revision: 1 });
    expect(await stored(body)).toMatchObject({ status: "unchanged", revision: 1 });
    expect(await storedText(chatId)).toBe(body);
    for (const form of ["", ".txt", ".md", ".csv", ".meta.json"])
      expect((await get(`/chats/130/${chatId}${form}`)).status, form).toBe(200);
  });

  it.each([lists, records, "[".repeat(DEEP), `"${"\\".repeat(DEEP)}`])("nesting alone", async (body) => {
    expect((await post(body)).status).toBe(422);
  });

  it("a byte order mark", async () => {
    const body = `\uFEFF${chatBody(30)}`;
    expect(await stored(body)).toMatchObject({ status: "stored" });
    expect(await storedText(30)).toBe(body);
    expect(await stored(chatBody(30))).toMatchObject({ status: "unchanged" });
  });

  it("bytes that are no UTF-8", async () => {
    const body = latin(31, 0xe1);
    expect(await stored(body)).toMatchObject({ status: "stored" });
    expect(await storedBytes(31)).toEqual(body);
    const text = await (await get("/chats/130/31.txt")).text();
    expect(text).toContain("Kovács");
    expect(text).toContain("The body is not UTF-8");
    expect(await stored(body)).toMatchObject({ status: "unchanged" });
  });

  it("bytes that are no UTF-8 and differ only in what can not be read", async () => {
    await stored(latin(32, 0xe1));
    expect(await stored(latin(32, 0xe9))).toMatchObject({ status: "updated", revision: 2 });
    expect(await storedBytes(32)).toEqual(latin(32, 0xe9));
  });

  it("numbers that differ beyond 2^53 only", async () => {
    await stored(withField(33, "customer", "9007199254740992"));
    expect(await stored(withField(33, "customer", "9007199254740993"))).toMatchObject({ status: "updated" });
  });
});
