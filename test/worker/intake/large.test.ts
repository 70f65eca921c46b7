import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ENORMOUS } from "../../chat/support/enormous.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, posted } from "../support/door.ts";

const encoder = new TextEncoder();
/** With this in KV's place everything is read from D1. */
const NO_COPY = { TRANSCRIPTS: { put: async () => {}, get: async () => null } };

async function readBack(chatId: number): Promise<Uint8Array> {
  const request = new Request(`${ORIGIN}/chats/130/${chatId}.json`, { headers: ADMIN });
  return (await direct(request, NO_COPY)).response.bytes();
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && crypto.subtle.timingSafeEqual(one, other);
}

/** A chat of about so many bytes, its text made of characters of so many bytes each. */
function largeBody(chatId: number, size: number, character: string): Uint8Array<ArrayBuffer> {
  const length = Math.floor(size / encoder.encode(character).length);
  const conversation = [{ from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: character.repeat(length) }];
  return encoder.encode(chatBody(chatId, { conversation }));
}

const ODD = ENORMOUS.filter(([name]) =>
  ["lists in a message", "records in a field of the customer record", "unknown fields", "messages"].includes(name),
);

describe("ten megabytes of what nobody should send", () => {
  it.each(ODD)("%s: is stored as it came, known when it comes again, and has a small page", async (name, make) => {
    const chatId = 100 + ODD.findIndex(([other]) => other === name);
    const body = encoder.encode(make().replace('"chatId":1,', `"chatId":${chatId},`));
    for (const [status, revision] of [
      ["stored", 1],
      ["unchanged", 1],
    ] as const) {
      const { response, rest } = await direct(posted(body), NO_COPY);
      expect(await response.json()).toMatchObject({ status, revision });
      await rest;
    }
    expect(same(await readBack(chatId), body)).toBe(true);
    const headers = { ...ADMIN, Accept: "text/html" };
    const { response } = await direct(new Request(`${ORIGIN}/chats/130/${chatId}`, { headers }), NO_COPY);
    expect(response.status).toBe(200);
    expect((await response.bytes()).length).toBeLessThan(5_000_000);
  });
});

describe("a transcript larger than a row", () => {
  it.each([
    [1, 5_000_000, "a"],
    [2, 5_000_000, "é"],
    [3, 5_000_000, "€"],
    [4, 9_900_000, "😀"],
  ])("is stored whole and read back whole: %d", async (chatId, size, character) => {
    const body = largeBody(chatId, size, character);
    const { response, rest } = await direct(posted(body), NO_COPY);
    expect(await response.json()).toMatchObject({ status: "stored" });
    await rest;
    expect(same(await readBack(chatId), body)).toBe(true);
    const { results } = await env.DB.prepare(
      "SELECT max(length(cast(body AS BLOB))) AS most FROM (SELECT body FROM revisions UNION ALL SELECT body FROM rest)",
    ).run<{ most: number }>();
    expect(results[0]?.most).toBeLessThan(2_000_000);
  });

  it("has no words in its head that a row could not hold", async () => {
    const word = "é".repeat(1_200_000);
    const body = encoder.encode(chatBody(6, { disposition: word, firstQueueName: word, lastQueueName: word }));
    const { response, rest } = await direct(posted(body), NO_COPY);
    expect(response.status).toBe(200);
    await rest;
    expect(same(await readBack(6), body)).toBe(true);
    const { results } = await env.DB.prepare(
      "SELECT octet_length(queue) + octet_length(disposition) AS size FROM chats WHERE chat_id = 6",
    ).run<{ size: number }>();
    expect(results[0]?.size).toBeLessThan(2_000);
  });

  it("has each of its revisions whole", async () => {
    const first = largeBody(5, 3_500_000, "é");
    const second = largeBody(5, 4_500_000, "€");
    for (const body of [first, second]) await (await direct(posted(body), NO_COPY)).rest;
    expect(same(await readBack(5), second)).toBe(true);
  });
});
