import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BodyHeaders } from "../../src/chat/body-text.ts";
import { canonicalJson } from "../../src/chat/canonical-json.ts";
import { type DecodedBody, decodeBody } from "../../src/intake/decode.ts";
import { ENCRYPTION, fixture, IV, READABLE, TEXT, UNREADABLE } from "../support/body-fixtures.ts";
import { READING } from "../support/reading.ts";
import { compressed, encrypted, inWindows1250, multipart, percentEncoded, utf16, utf32 } from "./support/pack.ts";

const SETTINGS = { encryption: ENCRYPTION, reading: READING };
const NONE = { contentType: null, contentEncoding: null };
const encoder = new TextEncoder();

function read(bytes: Uint8Array<ArrayBuffer>, headers: BodyHeaders = NONE): Promise<DecodedBody> {
  return decodeBody(bytes, IV, SETTINGS, headers);
}

async function textOf(bytes: Uint8Array<ArrayBuffer>, headers: BodyHeaders = NONE): Promise<string> {
  const decoded = await read(bytes, headers);
  if (decoded.kind !== "chat") throw new Error(JSON.stringify(decoded));
  return decoded.text.replace(/^\uFEFF/, "");
}

describe("the chat is read from a body that is", () => {
  it.each(READABLE)("$name", async ({ name, bytes, headers }) => {
    const decoded = await read(bytes, headers);
    if (decoded.kind !== "chat") throw new Error(JSON.stringify(decoded));
    expect(canonicalJson(decoded.text)).toBe(canonicalJson(TEXT));
    expect(decoded.chat.customer.name).toBe("Kovács Éva");
    expect(decoded.wasEncrypted).toBe(name.startsWith("encrypted"));
    // What is stored is text that reads the same by itself, and with no header but a charset.
    expect(await textOf(decoded.bytes, { ...NONE, contentType: `text/plain; charset=${decoded.encoding.name}` })).toBe(
      decoded.text.replace(/^\uFEFF/, ""),
    );
  });

  // The bytes decide: of a body that was kept before headers were, nothing else is left.
  const NEED_HEADERS = ["iso-8859-2-declared", "form-in-iso-8859-2-declared"];
  it.each(READABLE.filter(({ name }) => !NEED_HEADERS.includes(name)))(
    "$name, without its headers",
    async ({ bytes }) => {
      expect(canonicalJson(await textOf(bytes))).toBe(canonicalJson(TEXT));
    },
  );
});

describe("how it was read is known", () => {
  it.each([
    ["identity", "utf-8", null],
    ["utf-8-with-mark", "utf-8", null],
    ["utf-8-declared-as-iso-8859-2", "utf-8", null],
    ["utf-16-with-mark", "utf-16le", null],
    ["utf-16be-without-mark", "utf-16be", null],
    ["utf-32-with-mark", "utf-32le", null],
    ["utf-32be-without-mark", "utf-32be", null],
    ["windows-1250", "windows-1250", "assumed"],
    ["windows-1250-declared-as-utf-8", "windows-1250", "assumed"],
    ["windows-1250-declared", "windows-1250", "declared"],
    ["windows-1250-in-gzip", "windows-1250", "assumed"],
    ["iso-8859-2-declared", "iso-8859-2", "declared"],
    ["form-in-windows-1250", "windows-1250", "assumed"],
    ["form-in-iso-8859-2-declared", "iso-8859-2", "declared"],
    ["multipart-charset-of-part", "iso-8859-2", "declared"],
    ["encrypted-windows-1250", "windows-1250", "assumed"],
  ])("%s: %s, %s", async (name, encoding, doubt) => {
    const { bytes, headers } = fixture(name);
    expect(await read(bytes, headers)).toMatchObject({ encoding: { name: encoding, doubt } });
  });
});

describe("what is no chat says why:", () => {
  it.each([
    ["gzip-cut", { code: "not-unpacked", coding: "gzip" }],
    ["gzip-damaged", { code: "not-unpacked", coding: "gzip" }],
    ["gzip-with-wrong-checksum", { code: "not-unpacked", coding: "gzip" }],
    ["deflate-cut", { code: "not-unpacked", coding: "deflate" }],
    ["deflate-raw-cut", { code: "not-unpacked", coding: "deflate" }],
    ["zstd", { code: "unknown-coding", coding: "zstd" }],
    ["zstd-without-header", { code: "unknown-coding", coding: "zstd" }],
    ["form-without-json", { code: "not-json" }],
  ])("%s", async (name, problem) => {
    const { bytes, headers } = fixture(name);
    expect(await read(bytes, headers)).toMatchObject({ kind: "unreadable", problem });
  });

  it("every fixture has been asked", () => {
    expect(UNREADABLE).toHaveLength(9);
  });

  it("brotli, which the runtime cannot unpack, and the name of the header's coding only if it is a known one", async () => {
    const noise = Uint8Array.of(0x0b, 0x80, 0x01, 0xff, 0x03);
    const asked = (contentEncoding: string) => read(noise, { ...NONE, contentEncoding });
    expect(await asked("br")).toMatchObject({ problem: { code: "unknown-coding", coding: "br" } });
    expect(await asked("gzip, BR")).toMatchObject({ problem: { code: "unknown-coding", coding: "br" } });
    expect(await asked("<script>")).toMatchObject({ problem: { code: "not-json" } });
  });

  it("a chat in a coding that a proxy has undone already is read", async () => {
    expect(await textOf(encoder.encode(TEXT), { ...NONE, contentEncoding: "br" })).toBe(TEXT);
  });

  it("JSON that is no chat is no fault of a header", async () => {
    expect(await read(encoder.encode("[]"), { ...NONE, contentEncoding: "gzip" })).toMatchObject({
      problem: { code: "not-an-object" },
    });
  });
});

describe("a form", () => {
  const CHAT = '{"chatId":1,"projectId":2}';
  const form = (text: string) =>
    read(encoder.encode(text), { ...NONE, contentType: "application/x-www-form-urlencoded" });

  it("with other JSON in it is read where its chat is", async () => {
    const others = percentEncoded({ meta: '{"version":1}', payload: CHAT, after: '{"chatId":9,"projectId":9}' });
    expect(await form(others)).toMatchObject({ kind: "chat", chat: { key: { chatId: 1, projectId: 2 } } });
    expect(await form(others)).toMatchObject({ others: ['{"version":1}', '{"chatId":9,"projectId":9}'] });
  });

  it("with other JSON in it is read where its encrypted chat is", async () => {
    const payload = await encrypted(encoder.encode(CHAT));
    expect(await form(percentEncoded({ meta: '{"version":1}', payload }))).toMatchObject({
      kind: "chat",
      wasEncrypted: true,
      others: ['{"version":1}'],
    });
    const sign = "0123456789abcdef".repeat(4);
    expect(await form(percentEncoded({ sign, payload: CHAT }))).toMatchObject({ kind: "chat", wasEncrypted: false });
    expect(await form(percentEncoded({ sign, payload: "[]" }))).toMatchObject({ problem: { code: "not-an-object" } });
  });

  it("whose only JSON is no chat says what is wrong with that", async () => {
    expect(await form(percentEncoded({ a: "1", payload: '{"ticket":{},"action":"x"}' }))).toMatchObject({
      kind: "unreadable",
      problem: { code: "wrong-id", field: "projectId", looksLike: "Ticket Status" },
    });
  });

  it.each([
    ["payload[json]", '{"chatId":1,"projectId":2,"x":"a&b=c+d%41"}'],
    ["Nachricht für uns", '{"chatId":1,"projectId":2}'],
    ["a.b-c", '{"chatId":1,"projectId":2,"x":"\\u00e9 \\" =&"}'],
  ])("may name its field %s", async (name, text) => {
    expect(await form(percentEncoded({ [name]: text }))).toMatchObject({ kind: "chat", text });
  });

  it("that escapes nothing keeps plus signs, percent signs and ampersands", async () => {
    const text = '{"chatId":1,"projectId":2,"x":"+36 30 & 100%25"}';
    expect(await form(`payload=${text}`)).toMatchObject({ kind: "chat", text });
    expect(await form(`payload=${text.replace("&", "")}&more=1`)).toMatchObject({ text: text.replace("&", "") });
  });

  it("of thousands of fields, each JSON, takes no long time", async () => {
    const field = `a=${"%7B%22a%22%3A1%7D"}&`;
    const started = performance.now();
    expect((await form(field.repeat(9_900_000 / field.length))).kind).toBe("unreadable");
    expect((await form("a={&".repeat(2_000_000))).kind).toBe("unreadable");
    expect((await form(`a=${"+".repeat(9_000_000)}`)).kind).toBe("unreadable");
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it("of many parts, each with no end of headers, takes no long time", async () => {
    const part = "--x\r\na: b\r\n";
    const started = performance.now();
    expect((await read(encoder.encode(part.repeat(900_000)))).kind).toBe("unreadable");
    expect((await read(encoder.encode(`--x\r\n${"\n".repeat(9_000_000)}`))).kind).toBe("unreadable");
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

/** Any chat, and any text in it that JSON can have. */
const chat = fc
  .record({
    projectId: fc.integer({ min: 1, max: 1_000_000 }),
    chatId: fc.maxSafeInteger().map((id) => Math.abs(id) + 1 - Number(Math.abs(id) === Number.MAX_SAFE_INTEGER)),
    clientData: fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })),
    conversation: fc.array(fc.record({ from: fc.string(), message: fc.string({ unit: "grapheme" }) }), {
      maxLength: 5,
    }),
    more: fc.json(),
  })
  .map((value) => JSON.stringify(value));

const central = fc.string({ unit: fc.constantFrom(...'aeá éőűúÖŐŰßčřžłăâșţ+&=%{}"\\'.replace("ș", "ş")) });

const asFields = fc.constantFrom("payload", "data", "body", "json", "p[0]");

interface Sent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: BodyHeaders;
}

/** A way to pack a body in another form: any of them may follow any other that it can follow. */
const inner: readonly ((text: string, name: string) => Promise<Sent> | Sent)[] = [
  (text) => ({ bytes: encoder.encode(text), headers: NONE }),
  (text) => ({ bytes: encoder.encode(`\uFEFF${text}`), headers: NONE }),
  (text) => ({ bytes: utf16(text, true), headers: NONE }),
  (text) => ({ bytes: utf16(`\uFEFF${text}`, false), headers: NONE }),
  (text) => ({ bytes: utf32(`\uFEFF${text}`), headers: NONE }),
  (text, name) => ({ bytes: encoder.encode(percentEncoded({ first: "1", [name]: text, last: "" })), headers: NONE }),
  (text, name) => multipart(name, encoder.encode(text)),
  (text, name) => multipart(name, utf16(`\uFEFF${text}`, true)),
];
const outer: readonly ((sent: Sent) => Promise<Sent> | Sent)[] = [
  (sent) => sent,
  async ({ bytes, headers }) => ({ bytes: await compressed(bytes, "gzip"), headers }),
  async ({ bytes, headers }) => ({
    bytes: await compressed(bytes, "gzip"),
    headers: { ...headers, contentEncoding: "x-gzip" },
  }),
  async ({ bytes, headers }) => ({
    bytes: await compressed(bytes, "deflate"),
    headers: { ...headers, contentEncoding: "deflate" },
  }),
  async ({ bytes, headers }) => ({
    bytes: await compressed(bytes, "deflate-raw"),
    headers: { ...headers, contentEncoding: "deflate" },
  }),
  async ({ bytes, headers }) => ({
    bytes: await compressed(await compressed(bytes, "deflate"), "gzip"),
    headers: { ...headers, contentEncoding: "deflate, gzip" },
  }),
  async ({ bytes, headers }) => ({ bytes: encoder.encode(await encrypted(bytes)), headers }),
  async ({ bytes, headers }) => ({
    bytes: encoder.encode(percentEncoded({ payload: await encrypted(bytes) })),
    headers,
  }),
  async ({ bytes, headers }) => ({
    bytes: encoder.encode(`payload=${await encrypted(await compressed(bytes, "gzip"))}`),
    headers,
  }),
];

describe("whatever a chat says,", () => {
  it("it is read as it was sent, in every form and packing", async () => {
    await fc.assert(
      fc.asyncProperty(
        chat,
        asFields,
        fc.constantFrom(...inner),
        fc.constantFrom(...outer),
        async (text, name, wrap, pack) => {
          const { bytes, headers } = await pack(await wrap(text, name));
          expect(await textOf(bytes, headers)).toBe(text);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("Central European text in one byte a letter is read as it was sent, also in forms", async () => {
    await fc.assert(
      fc.asyncProperty(central, asFields, fc.constantFrom(0, 1, 2, 3), async (said, name, way) => {
        const text = JSON.stringify({ projectId: 1, chatId: 2, said: `Őrült ű ${said}` });
        const bytes = inWindows1250(text);
        const sent = await (way === 0
          ? { bytes, headers: NONE }
          : way === 1
            ? { bytes: encoder.encode(percentEncoded({ [name]: bytes })), headers: NONE }
            : way === 2
              ? multipart(name, bytes)
              : { bytes: encoder.encode(await encrypted(await compressed(bytes, "gzip"))), headers: NONE });
        expect(await textOf(sent.bytes, sent.headers)).toBe(text);
      }),
    );
  });

  it("no bytes whatever make it fail", async () => {
    const beginnings = [
      "",
      "\x1f\x8b\x08",
      "x\x9c",
      "payload=",
      "--b\r\n\r\n",
      "{",
      "\xff\xfe",
      "\0\0\xfe\xff",
      "(\xb5/\xfd",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(null, "gzip", "deflate", "br", "deflate, gzip"),
        fc.constantFrom(null, "multipart/form-data; boundary=b", "text/plain; charset=gb18030", "x; charset=nonsense"),
        async (beginning, rest, contentEncoding, contentType) => {
          const bytes = Uint8Array.from([...beginning].map((one) => one.charCodeAt(0)).concat(...rest));
          const { kind } = await read(bytes, { contentType, contentEncoding });
          expect(kind).not.toBe("chat");
        },
      ),
      { numRuns: 500 },
    );
  });
});
