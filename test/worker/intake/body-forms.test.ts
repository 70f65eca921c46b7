import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_RETRIES } from "../../../src/alerts/delivery.ts";
import { composeMessage } from "../../../src/delivery/compose.ts";
import { decodeBody } from "../../../src/intake/decode.ts";
import { openDatabase } from "../../../src/store/database.ts";
import {
  type BodyFixture,
  ENCRYPTION,
  fixture,
  IV,
  READABLE,
  requestHeaders,
  TEXT,
  UNREADABLE,
} from "../../support/body-fixtures.ts";
import { READING } from "../../support/reading.ts";
import { copyNames, empty } from "../privacy/support/everything.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN, posted, SECRET } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { CONTEXT } from "./support/generated-fate.ts";
import { quarantined } from "./support/quarantine.ts";

nobodyDelivers();
beforeEach(async () => {
  // The chat of the fixtures is of that day.
  vi.useFakeTimers({ now: Date.parse("2025-03-06T13:40:00Z"), toFake: ["Date"] });
  await empty();
});
afterEach(() => void vi.useRealTimers());

const encoder = new TextEncoder();
const WITH_KEY = { VCC_ENCRYPTION_KEY: ENCRYPTION.key };
const REQUIRED = { ...WITH_KEY, VCC_REQUIRE_ENCRYPTION: true };

async function send({ bytes, headers }: Pick<BodyFixture, "bytes" | "headers">, settings: object = WITH_KEY) {
  const init = { headers: requestHeaders({ headers }) };
  const { response, rest } = await direct(posted(bytes, `?secret-key=${SECRET}&iv=${IV}`, init), settings);
  await rest;
  return { status: response.status, body: await response.json() };
}

async function replay(settings: object = WITH_KEY) {
  const [entry] = await quarantined();
  const request = new Request(`${ORIGIN}/quarantine/${entry?.id}/replay`, { method: "POST", headers: ADMIN });
  const { response, rest } = await direct(request, settings);
  await rest;
  return { status: response.status, body: await response.json() };
}

async function decoded({ bytes, headers }: BodyFixture) {
  const read = await decodeBody(bytes, IV, { encryption: ENCRYPTION, reading: READING }, headers);
  if (read.kind !== "chat") throw new Error(read.kind);
  return read;
}

const page = async (path: string, language = "en") =>
  (await get(path, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } })).text();

describe.each(READABLE)("a chat that comes as $name", (sent) => {
  it("is stored, is the same chat as in every other form, and is shown as it was written", async () => {
    expect(await send(sent)).toMatchObject({ status: 200, body: { chat: "130/101", status: "stored", revision: 1 } });
    expect(await send(fixture("identity"))).toMatchObject({ body: { status: "unchanged", revision: 1 } });
    expect(await send(sent)).toMatchObject({ body: { status: "unchanged", revision: 1 } });
    const { bytes, encoding } = await decoded(sent);
    const stored = await get("/chats/130/101.json");
    expect(await stored.bytes()).toEqual(bytes);
    expect(stored.headers.get("Content-Type")).toBe(`application/json; charset=${encoding.name}`);
    const isPlain = encoding.name === "utf-8";
    expect(await (await get("/chats/130/101.meta.json")).json()).toMatchObject({ ...(isPlain ? {} : { encoding }) });
    const [html, text, markdown] = [await page("/chats/130/101"), await formOf("txt"), await formOf("md")];
    for (const form of [html, text, markdown]) {
      expect(form).toMatch(/Árvíztűrő tükörfúrógép/);
      expect(form).toContain("Kovács Éva");
      expect(form.includes(`read as ${encoding.name.replaceAll("-", form === markdown ? "\\-" : "-")}`)).toBe(
        encoding.doubt !== null,
      );
    }
    expect(await page("/")).toContain("Ügyfélszolgálat");
    const copies = await copyNames();
    expect(copies).toEqual(encoding.doubt === "declared" ? [] : ["transcript/130/101/1"]);
  });

  it("is known to be the same when another form came first", async () => {
    await send(fixture("identity"));
    expect(await send(sent)).toMatchObject({ body: { status: "unchanged", revision: 1 } });
  });

  it("is explained as the plain one is", async () => {
    const init = {
      method: "POST",
      body: sent.bytes,
      headers: new Headers([...requestHeaders(sent), ...Object.entries(ADMIN)]),
    };
    const { response } = await direct(new Request(`${ORIGIN}/rules/explain?iv=${IV}`, init), WITH_KEY);
    expect(await response.json()).toMatchObject({ chat: "130/101", reasons: ["missed"] });
  });

  it.runIf(sent.name.startsWith("encrypted"))("is taken where encryption is required", async () => {
    expect(await send(sent, REQUIRED)).toMatchObject({ status: 200, body: { status: "stored" } });
  });

  it.runIf(sent.name.startsWith("encrypted"))("waits for the key, and is read again as it came", async () => {
    expect(await send(sent, {})).toMatchObject({ status: 422, body: { code: "no-key" } });
    expect(await quarantined()).toMatchObject([{ encrypted: true }]);
    expect(await replay()).toMatchObject({ status: 200, body: { chat: "130/101", status: "stored" } });
    expect(await (await get("/chats/130/101.json")).bytes()).toEqual((await decoded(sent)).bytes);
    expect(await quarantined()).toEqual([]);
  });

  it.runIf(!sent.name.startsWith("encrypted"))(
    "is refused where encryption is required, and is read again as it came once it is not",
    async () => {
      expect(await send(sent, REQUIRED)).toMatchObject({ status: 422, body: { code: "not-encrypted", kept: true } });
      const [entry] = await quarantined();
      expect(entry).toMatchObject({ code: "not-encrypted", encrypted: false });
      expect(await (await get(`/quarantine/${entry?.id}.json`)).json()).toMatchObject({
        ...sent.headers,
        text: (await decoded(sent)).text,
        bytes: sent.bytes.length,
      });
      expect(await replay(REQUIRED)).toMatchObject({ status: 422, body: { code: "not-encrypted" } });
      expect(await replay()).toMatchObject({ status: 200, body: { chat: "130/101", status: "stored" } });
      expect(await (await get("/chats/130/101.json")).bytes()).toEqual((await decoded(sent)).bytes);
      expect(await quarantined()).toEqual([]);
    },
  );

  it.runIf(!sent.name.startsWith("encrypted"))("is found in quarantine by an erasure and by an export", async () => {
    await send(sent, REQUIRED);
    const { response } = await direct(new Request(`${ORIGIN}/customers/130/1220.json`, { headers: ADMIN }), {});
    expect(await response.json()).toMatchObject({
      quarantine: [{ body: JSON.parse(TEXT) }],
      unreadable: [],
    });
    const erasing = new Request(`${ORIGIN}/contacts/130/1220`, { method: "DELETE", headers: ADMIN });
    expect(await (await direct(erasing, {})).response.json()).toMatchObject({
      erased: { quarantined: 1 },
      unreadable: { quarantine: 0 },
    });
    expect(await quarantined()).toEqual([]);
  });
});

async function formOf(form: string): Promise<string> {
  return (await get(`/chats/130/101.${form}`)).text();
}

describe("a body that cannot be read", () => {
  it.each(UNREADABLE.filter(({ name }) => name !== "gzip-bomb"))("is kept as it came: $name", async (sent) => {
    expect(await send(sent)).toMatchObject({ status: 422, body: { field: "body", kept: true } });
    const [entry] = await quarantined();
    const stored = await env.DB.prepare("SELECT body FROM quarantine").first<string>("body");
    expect(Uint8Array.fromBase64(String(stored))).toEqual(sent.bytes);
    for (const language of ["en", "hu", "de"]) {
      const html = await page(`/quarantine/${entry?.id}`, language);
      expect(html).toMatch(/gzip|deflate|zstd|JSON/);
      if (sent.headers.contentType !== null) expect(html).toContain(sent.headers.contentType);
    }
    expect(await replay()).toMatchObject({ status: 422 });
    expect(await quarantined()).toMatchObject([{ count: 2 }]);
  });

  it("because it is too large once it is unpacked is answered 413, counted as refused and not kept", async () => {
    expect(await send(fixture("gzip-bomb"))).toMatchObject({
      status: 413,
      body: { detail: expect.stringContaining("10000000") },
    });
    expect(await quarantined()).toEqual([]);
    expect(await env.DB.prepare("SELECT kind FROM sights").first()).toEqual({ kind: "too-large" });
    const init = { method: "POST", body: fixture("gzip-bomb").bytes, headers: ADMIN };
    expect((await direct(new Request(`${ORIGIN}/rules/explain`, init), {})).response.status).toBe(413);
  });

  it("and once did not say why, because an older version kept it, is unknown to an erasure and answered 413", async () => {
    await send(fixture("gzip-cut"));
    await env.DB.prepare("UPDATE quarantine SET body = ?, content_type = NULL, content_encoding = NULL")
      .bind(fixture("gzip-bomb").bytes.toBase64())
      .run();
    expect(await replay()).toMatchObject({ status: 413 });
    const [entry] = await quarantined();
    expect((await get(`/quarantine/${entry?.id}`)).status).toBe(200);
    const erasing = new Request(`${ORIGIN}/contacts/130/1220`, { method: "DELETE", headers: ADMIN });
    expect(await (await direct(erasing, {})).response.json()).toMatchObject({ unreadable: { quarantine: 1 } });
  });
});

describe("an older version", () => {
  it.each([
    "gzip",
    "gzip-twice",
    "deflate-zlib",
    "deflate-raw",
    "form-payload",
    "multipart-file",
    "utf-16-with-mark",
    "form-in-gzip",
  ])("kept this in quarantine without its headers, and it becomes a chat now: %s", async (name) => {
    await send(fixture(name), REQUIRED);
    await env.DB.prepare("UPDATE quarantine SET content_type = NULL, content_encoding = NULL, code = NULL").run();
    expect(await replay()).toMatchObject({ status: 200, body: { chat: "130/101", status: "stored" } });
    expect(await page("/chats/130/101")).toContain("Árvíztűrő tükörfúrógép");
  });

  it("stored text that is not UTF-8: it is the same chat when it comes again, and is shown as it was written", async () => {
    const { bytes } = fixture("windows-1250");
    await send(fixture("windows-1250"));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
    await env.DB.prepare("UPDATE revisions SET digest = ?, charset = NULL").bind(digest).run();
    expect(await send(fixture("windows-1250"))).toMatchObject({ body: { status: "unchanged", revision: 1 } });
    expect(await page("/chats/130/101")).toContain("Árvíztűrő tükörfúrógép");
  });
});

it("a body of which a few bytes are damaged stays UTF-8, and says so", async () => {
  const bytes = fixture("identity").bytes.slice();
  bytes[bytes.indexOf(0x3f)] = 0xff;
  expect(await send({ ...fixture("identity"), bytes })).toMatchObject({ status: 200 });
  const html = await page("/chats/130/101");
  expect(html).toContain("Árvíztűrő tükörfúrógép");
  expect(html).toContain("A few bytes of the body are no text.");
  expect(await (await get("/chats/130/101.meta.json")).json()).toMatchObject({
    encoding: { name: "utf-8", doubt: "damaged" },
  });
  expect(await (await get("/chats/130/101.json")).bytes()).toEqual(bytes);
});

it.each(["iso-8859-2-declared", "windows-1250", "utf-16-with-mark", "form-in-gzip"])(
  "an alert quotes the chat as it was written: %s",
  async (name) => {
    await send(fixture(name));
    const db = openDatabase(env.DB, new AbortController().signal);
    const key = { projectId: 130, chatId: 101 };
    const about = { rule: null, otherTarget: null, createdAt: Date.now(), dueAt: 0, tries: NO_RETRIES, ref: null };
    const alert = { id: "alert", key, kind: "alert", reasons: ["missed"], ...about } as const;
    // One by itself and several in a list are read in two ways.
    const other = { ...alert, id: "another", key: { projectId: 130, chatId: 102 } };
    expect(JSON.stringify((await composeMessage(db, [alert], CONTEXT)).message)).toContain("Árvíztűrő tükörfúrógép");
    await send({ ...fixture("identity"), bytes: encoder.encode(TEXT.replace('"chatId": 101', '"chatId": 102')) });
    expect(JSON.stringify((await composeMessage(db, [alert, other], CONTEXT)).message)).toMatch(
      /Kovács Éva, queue Ügyfélszolgálat \(130\/101\).*Kovács Éva, queue Ügyfélszolgálat \(130\/102\)/,
    );
  },
);

it("how a body was read is said in each language", async () => {
  await send(fixture("windows-1250"));
  expect(await page("/chats/130/101", "en")).toContain("It was read as windows-1250: some letters may be wrong.");
  expect(await page("/chats/130/101", "hu")).toContain("Így olvastuk: windows-1250. Néhány betű hibás lehet.");
  expect(await page("/chats/130/101", "de")).toContain("Er wurde als windows-1250 gelesen: Einzelne Buchstaben");
});
