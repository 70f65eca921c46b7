import { describe, expect, it } from "vitest";
import { decodeBody } from "../../src/intake/decode.ts";
import { CIPHERS, decrypt, readIv } from "../../src/intake/decrypt.ts";
import { expectedText, storedProblem } from "../../src/locale/recorded-text.ts";
import { plaintext, vectors } from "../fixtures/vcc-encryption.json";
import { READING } from "../support/reading.ts";

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const KEY = { cipher: "aes-256-ctr", key: "very secret key" } as const;

function encryptionOf({ cipher, key }: { readonly cipher: string; readonly key: string }) {
  const known = CIPHERS.find((name) => name === cipher);
  if (known === undefined) throw new Error(`${cipher} is no cipher of ours`);
  return { cipher: known, key };
}

/** What PHP's openssl_encrypt makes of `plaintext` under the key "very secret key" and no IV: AES-128-CBC. */
async function encryptedCbc128(): Promise<string> {
  const key = new Uint8Array(16);
  key.set(bytes("very secret key"));
  const imported = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  const algorithm = { name: "AES-CBC", iv: new Uint8Array(16) };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, imported, bytes(plaintext))).toBase64();
}

describe("an encrypted body", () => {
  it.each(vectors)("is read as $cipher with IV $iv", async (vector) => {
    const opened = await decodeBody(bytes(vector.body), vector.iv, {
      encryption: encryptionOf(vector),
      reading: READING,
    });
    if (opened.kind !== "chat") throw new Error(opened.kind);
    expect(opened.text).toBe(plaintext);
    expect(opened.bytes).toEqual(bytes(plaintext));
    expect(opened.chat.key).toEqual({ projectId: 130, chatId: 101 });
  });

  it("is read as aes-128-cbc too", async () => {
    const body = await encryptedCbc128();
    const opened = await decodeBody(bytes(body), "", {
      encryption: { cipher: "aes-128-cbc", key: "very secret key" },
      reading: READING,
    });
    expect(opened).toMatchObject({ kind: "chat", text: plaintext });
  });

  it("may be broken into lines, and its IV written in capitals", async () => {
    const [first] = vectors;
    const lines = first?.body.replace(/.{20}/g, "$&\r\n") ?? "";
    expect(
      await decodeBody(bytes(` ${lines}\n`), first?.iv.toUpperCase() ?? "", { encryption: KEY, reading: READING }),
    ).toMatchObject({ kind: "chat" });
  });

  it.each([
    ["no key", "000102030405060708090a0b0c0d0e0f", null],
    ["another key", "000102030405060708090a0b0c0d0e0f", { cipher: "aes-256-ctr", key: "another" }],
    ["another cipher", "000102030405060708090a0b0c0d0e0f", { cipher: "aes-256-cbc", key: "very secret key" }],
    ["another IV", "", KEY],
    ["an IV that is none", "xyz", KEY],
    ["an IV that is cut", "000102030405060708090a0b0c0d0e", KEY],
  ] as const)(
    "stays sealed under %s, and the words say what to look at and nothing of what came",
    async (_, iv, key) => {
      const body = vectors[0]?.body ?? "";
      const opened = await decodeBody(bytes(body), iv, { encryption: key, reading: READING });
      if (opened.kind !== "sealed") throw new Error(opened.kind);
      expect(expectedText("en", opened.problem)).toMatch(/VCC_ENCRYPTION_KEY|32 hex digits/);
      for (const secret of ["very secret", "another", "xyz", body.slice(0, 8)])
        expect(JSON.stringify([opened.problem, storedProblem(opened.problem)])).not.toContain(secret);
    },
  );

  it("that decrypts to something else is unreadable, and not sealed", async () => {
    const stranger = await encrypted('{"ticket":{},"action":"x","some":"more text"}');
    const opened = await decodeBody(bytes(stranger), "", { encryption: KEY, reading: READING });
    expect(opened).toMatchObject({ kind: "unreadable", problem: { field: "projectId", looksLike: "Ticket Status" } });
  });
});

/** CTR is its own inverse. */
async function encrypted(text: string): Promise<string> {
  const vector = readIv("");
  const noise = vector && (await decrypt(bytes(text), vector, KEY));
  return noise?.toBase64() ?? "";
}

describe("a plain body", () => {
  it.each([null, KEY])("is read whether a key is set or not: %j", async (encryption) => {
    for (const text of [plaintext, `\uFEFF${plaintext}`, `\r\n ${plaintext} `])
      expect(await decodeBody(bytes(text), "", { encryption, reading: READING })).toMatchObject({
        kind: "chat",
        bytes: bytes(text),
      });
    expect(await decodeBody(bytes("[]"), "", { encryption, reading: READING })).toMatchObject({ kind: "unreadable" });
    expect(await decodeBody(bytes(""), "", { encryption, reading: READING })).toMatchObject({ kind: "unreadable" });
  });
});
