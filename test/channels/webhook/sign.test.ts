import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { describe, expect, it } from "vitest";
import { readKey, signedHeaders } from "../../../src/channels/webhook/sign.ts";
import { standard_webhooks as vectors } from "../../fixtures/standard-webhooks.json";

const NOW = Date.now();
const ID = "5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11";
const BODY = JSON.stringify({ type: "alert.opened", data: { words: "árvíztűrő 👍 \u2028" } });

const secretOf = (fill: number, size = 32) => `whsec_${new Uint8Array(size).fill(fill).toBase64()}`;
const [NEW, OLD, OTHER] = [secretOf(1), secretOf(2), secretOf(3)];

function keyOf(secret: string) {
  const key = readKey(secret);
  if (key === null) throw new Error("no key");
  return key;
}

describe("the signature", () => {
  it.each(vectors.filter(({ id }) => id !== "svix-docs"))("is that of the vector $id", async (vector) => {
    const { secret, msg_id, timestamp, body, signature } = vector;
    const headers = await signedHeaders(body, msg_id, timestamp * 1000 + 999, [keyOf(secret)]);
    expect(headers).toEqual({
      "webhook-id": msg_id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    });
  });

  it.each([
    ["standardwebhooks", Standard],
    ["svix", Svix],
  ])("is verified by %s, with either key while the key is replaced, and with no other", async (_, Verifier) => {
    const headers = { ...(await signedHeaders(BODY, ID, NOW, [keyOf(NEW), keyOf(OLD)])) };
    for (const secret of [NEW, OLD]) expect(new Verifier(secret).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    expect(() => new Verifier(OTHER).verify(BODY, headers)).toThrow();
    expect(() => new Verifier(NEW).verify(`${BODY} `, headers)).toThrow();
    expect(() => new Verifier(NEW).verify(BODY, { ...headers, "webhook-id": "another" })).toThrow();
  });
});

describe("a key", () => {
  it.each([24, 32, 64])("may have %i bytes", (size) => {
    expect(readKey(secretOf(7, size))).toHaveLength(size);
  });

  it.each([
    ["without whsec_", new Uint8Array(32).toBase64()],
    ["of an asymmetric signature", `whsk_${new Uint8Array(32).toBase64()}`],
    ["shorter than 24 bytes", secretOf(1, 23)],
    ["longer than 64 bytes", secretOf(1, 65)],
    ["that is no base64", "whsec_***"],
    ["that is empty", "whsec_"],
  ])("%s is none", (_, secret) => {
    expect(readKey(secret)).toBeNull();
  });
});
