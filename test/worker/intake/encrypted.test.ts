import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { decrypt, readIv } from "../../../src/intake/decrypt.ts";
import { plaintext, vectors } from "../../fixtures/vcc-encryption.json";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, posted, SECRET, stored, storedText } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { quarantined } from "./support/quarantine.ts";

const PLAIN = "body: expected a body encrypted with VCC_ENCRYPTION_KEY, because VCC_REQUIRE_ENCRYPTION is true";

nobodyDelivers();

const KEY = "very secret key";
const IV = "000102030405060708090a0b0c0d0e0f";

async function send(body: string, iv: string, settings: object) {
  const { response, rest } = await direct(posted(body, `?secret-key=${SECRET}&iv=${iv}`), settings);
  await rest;
  return response;
}

/** CTR is its own inverse. */
async function encrypted(text: string): Promise<string> {
  const iv = readIv(IV);
  const bytes = new TextEncoder().encode(text);
  return (iv && (await decrypt(bytes, iv, { cipher: "aes-256-ctr", key: KEY })))?.toBase64() ?? "";
}

function replay(id: string, settings: object) {
  const request = new Request(`${ORIGIN}/quarantine/${id}/replay`, { method: "POST", headers: ADMIN });
  return direct(request, settings);
}

describe("an encrypted body", () => {
  it.each(vectors)("comes in as $cipher with IV $iv, and is stored as it was before", async (vector) => {
    const settings = { VCC_ENCRYPTION_KEY: vector.key, VCC_CIPHER: vector.cipher };
    const response = await send(vector.body, vector.iv, settings);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ chat: "130/101", reasons: ["lost"] });
    expect(await storedText(101)).toBe(plaintext);
  });

  it("is the same chat, whichever way it was encrypted, and plain too", async () => {
    expect(await stored(plaintext)).toMatchObject({ chat: "130/101", revision: 1, status: "unchanged" });
  });

  it("leaves plain bodies readable", async () => {
    const response = await send(chatBody(1), "", { VCC_ENCRYPTION_KEY: KEY });
    expect(await response.json()).toMatchObject({ chat: "130/1", status: "stored" });
  });
});

describe("a body that can not be decrypted", () => {
  it("is kept as it came with its IV, and becomes a chat once the key is mended", async () => {
    const body = await encrypted(chatBody(2));
    const refused = await send(body, IV, { VCC_ENCRYPTION_KEY: "wrong" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("VCC_ENCRYPTION_KEY");
    const [entry] = await quarantined();
    expect(entry).toMatchObject({ count: 1, encrypted: true });
    expect((await replay(entry?.id ?? "", { VCC_ENCRYPTION_KEY: "wrong" })).response.status).toBe(422);
    const { response, rest } = await replay(entry?.id ?? "", { VCC_ENCRYPTION_KEY: KEY });
    await rest;
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ chat: "130/2", revision: 1, status: "stored" });
    expect(await storedText(2)).toBe(chatBody(2));
    expect(await quarantined()).toEqual([]);
    expect((await replay(entry?.id ?? "", { VCC_ENCRYPTION_KEY: KEY })).response.status).toBe(404);
  });

  it("is called encrypted no longer once the key opens it, and what is in it is no chat", async () => {
    const body = await encrypted('{"projectId":130,"note":"nothing like a chat"}');
    await send(body, IV, { VCC_ENCRYPTION_KEY: "wrong" });
    const [sealed] = await quarantined();
    expect(sealed).toMatchObject({ encrypted: true });
    await send(body, IV, { VCC_ENCRYPTION_KEY: KEY });
    expect((await quarantined()).find(({ id }) => id === sealed?.id)).toMatchObject({
      encrypted: false,
      problem: expect.stringContaining("chatId"),
    });
    await env.DB.prepare("DELETE FROM quarantine WHERE id = ?").bind(sealed?.id).run();
  });

  it("leaves the quarantine when VCC Live's own retry succeeds", async () => {
    const body = await encrypted(chatBody(3));
    await send(body, IV, {});
    await send(body, IV, {});
    expect(await quarantined()).toMatchObject([{ count: 2, encrypted: true }]);
    expect((await send(body, IV, { VCC_ENCRYPTION_KEY: KEY })).status).toBe(200);
    expect(await quarantined()).toEqual([]);
  });

  it("is another with another IV", async () => {
    const body = await encrypted(chatBody(4));
    await send(body, IV, {});
    await send(body, "", {});
    expect(await quarantined()).toHaveLength(2);
    await send(body, IV, { VCC_ENCRYPTION_KEY: KEY });
    expect(await quarantined()).toHaveLength(1);
  });

  it("is kept a hundred times a day at most; the answer stays the same, and so do readable mistakes", async () => {
    const kept = (await quarantined()).length;
    await env.DB.prepare("DELETE FROM quarantine_days").run();
    const noise = Array.from({ length: 110 }, () => crypto.getRandomValues(new Uint8Array(60)).toBase64());
    const statuses = await Promise.all(noise.map(async (body) => (await send(body, IV, {})).status));
    expect(new Set(statuses)).toEqual(new Set([422]));
    expect((await env.DB.prepare("SELECT count(*) FROM quarantine").raw())[0]).toEqual([kept + 100]);
    await send('{"chatId":1}', "", {});
    const [latest] = await quarantined();
    expect(latest).toMatchObject({ encrypted: false, count: 1 });
  });
});

describe("a plain body where VCC_REQUIRE_ENCRYPTION is true", () => {
  const REQUIRED = { VCC_ENCRYPTION_KEY: KEY, VCC_REQUIRE_ENCRYPTION: true };
  const asPerson = (path: string, language: string, settings: object, init: RequestInit = {}) => {
    const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
    return direct(new Request(ORIGIN + path, { headers, ...init }), settings);
  };

  beforeEach(async () => {
    await env.DB.batch(["quarantine", "quarantine_days"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  });

  it.each([
    ["a chat", chatBody(21)],
    ["a chat with a byte order mark", `\uFEFF${chatBody(21)}`],
    ["no chat", '{"chatId":21}'],
    ["no JSON", "nothing like JSON"],
    ["too short to be encrypted", "QUJD"],
    ["nothing", ""],
  ])("is answered 422 and kept, with a problem of its own: %s", async (_, body) => {
    const response = await send(body, "", REQUIRED);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      status: 422,
      detail: expect.stringContaining("VCC_REQUIRE_ENCRYPTION is true: switch encryption on"),
      field: "body",
      kept: true,
    });
    expect(await quarantined()).toMatchObject([{ problem: PLAIN, encrypted: false, count: 1 }]);
    expect((await direct(new Request(`${ORIGIN}/chats/130/21`, { headers: ADMIN }), {})).response.status).toBe(404);
  });

  it("is taken once it comes encrypted", async () => {
    const response = await send(await encrypted(chatBody(22)), IV, REQUIRED);
    expect([response.status, await storedText(22)]).toEqual([200, chatBody(22)]);
    expect(await quarantined()).toEqual([]);
  });

  it("can be read again when the setting is off, and not before", async () => {
    await send(chatBody(23), "", REQUIRED);
    const [entry] = await quarantined();
    const refused = await replay(entry?.id ?? "", REQUIRED);
    expect([refused.response.status, await refused.response.text()]).toEqual([
      422,
      expect.stringContaining("VCC_REQUIRE_ENCRYPTION"),
    ]);
    expect(await quarantined()).toHaveLength(1);
    const { response, rest } = await replay(entry?.id ?? "", { VCC_ENCRYPTION_KEY: KEY });
    await rest;
    expect([response.status, await storedText(23)]).toEqual([200, chatBody(23)]);
    expect(await quarantined()).toEqual([]);
  });

  it("leaves the quarantine when it comes again after the setting is off", async () => {
    await send(chatBody(24), "", REQUIRED);
    expect((await send(chatBody(24), "", { VCC_ENCRYPTION_KEY: KEY })).status).toBe(200);
    expect(await quarantined()).toEqual([]);
  });

  it("is told to people in their language, on its page, in the list, and where it is read again", async () => {
    await send(chatBody(25), "", REQUIRED);
    const [entry] = await quarantined();
    const told = async (language: string) => {
      const init = { method: "POST", body: new URLSearchParams({ next: "/quarantine" }) };
      const pages = [
        await asPerson(`/quarantine/${entry?.id}`, language, REQUIRED),
        await asPerson("/quarantine", language, REQUIRED),
        await asPerson(`/quarantine/${entry?.id}/replay`, language, REQUIRED, init),
      ];
      return Promise.all(pages.map(({ response }) => response.text()));
    };
    for (const page of await told("en")) expect(page).toContain("It came in plain, and VCC_REQUIRE_ENCRYPTION is true");
    for (const page of await told("hu")) expect(page).toContain("Titkosítatlanul érkezett, de VCC_REQUIRE_ENCRYPTION");
  });

  it("is within the share of plain ones that are kept a day", async () => {
    const bodies = Array.from({ length: 102 }, (_, index) => chatBody(1_000 + index));
    for (const body of bodies) expect((await send(body, "", REQUIRED)).status).toBe(422);
    expect(await (await send(chatBody(2_000), "", REQUIRED)).json()).toMatchObject({ status: 422, kept: false });
    expect((await env.DB.prepare("SELECT count(*) FROM quarantine").raw())[0]).toEqual([100]);
  });

  it("is still explained to whoever asks who would hear of it: nothing of that is stored", async () => {
    const request = new Request(`${ORIGIN}/rules/explain`, { method: "POST", headers: ADMIN, body: chatBody(26) });
    const { response } = await direct(request, REQUIRED);
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ chat: "130/26" })]);
  });
});
