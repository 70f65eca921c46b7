import fc from "fast-check";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { isSvixSecret } from "../../../src/intake/mail/provider.ts";
import { isSvixSigned } from "../../../src/intake/mail/svix.ts";
import { standard_webhooks as VECTORS } from "../../fixtures/standard-webhooks.json";
import { SVIX_SECRET, svixHeaders } from "../support/mail-signing.ts";

const NOW = Date.parse("2026-03-02T09:12:00Z");
const MINUTE = 60_000;
const encoder = new TextEncoder();

const isSigned = (headers: Record<string, string>, body: string, now = NOW, secret = SVIX_SECRET) =>
  isSvixSigned(new Headers(headers), encoder.encode(body), secret, now);

const bodies = fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.constant(""));
const secrets = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((bytes) => `whsec_${Uint8Array.from(bytes).toBase64()}`);

describe("a request that Svix signed", () => {
  it.each(VECTORS)("is known: vector $id of others", async ({ secret, msg_id, timestamp, body, signature }) => {
    const headers = { "svix-id": msg_id, "svix-timestamp": String(timestamp), "svix-signature": signature };
    expect(await isSigned(headers, body, timestamp * 1000, secret)).toBe(true);
    expect(await isSigned(headers, `${body} `, timestamp * 1000, secret)).toBe(false);
  });

  it("is known, whatever its body and secret are", async () => {
    await fc.assert(
      fc.asyncProperty(bodies, secrets, async (body, secret) => {
        expect(await isSigned(svixHeaders(body, NOW, secret), body, NOW, secret)).toBe(true);
        // The library on which Svix's own is built signs the same.
        const [id, at] = ["msg_1", new Date(NOW)];
        const signature = new StandardWebhook(secret).sign(id, at, body);
        const headers = { "svix-id": id, "svix-timestamp": String(NOW / 1000), "svix-signature": signature };
        expect(await isSigned(headers, body, NOW, secret)).toBe(true);
      }),
    );
  });

  it("is known by any of its signatures, in any order, beside those of other versions and secrets", async () => {
    const own = svixHeaders("{}", NOW)["svix-signature"];
    const other = svixHeaders("{}", NOW, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")["svix-signature"];
    const others = fc.array(fc.constantFrom(other, `v1a,${own.slice(3)}`, "v1,", "v2,x", "", "v1,AAAA"), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(others, fc.nat(8), fc.boolean(), async (some, at, has) => {
        const all = some.toSpliced(at, 0, ...(has ? [own] : []));
        expect(await isSigned({ ...svixHeaders("{}", NOW), "svix-signature": all.join(" ") }, "{}")).toBe(has);
      }),
    );
  });

  it("is known for five minutes, and up to five minutes ahead", async () => {
    const ages = fc.integer({ min: -20 * 60, max: 20 * 60 });
    await fc.assert(
      fc.asyncProperty(ages, async (seconds) => {
        const headers = svixHeaders("{}", NOW - seconds * 1000);
        expect(await isSigned(headers, "{}")).toBe(Math.abs(seconds) <= 300);
      }),
    );
  });
});

describe("a request that Svix did not sign", () => {
  it("is known by any byte of its body, id, time or signature that was changed", async () => {
    const place = fc.tuple(
      fc.constantFrom("body", "svix-id", "svix-timestamp", "svix-signature"),
      fc.nat(),
      fc.nat(92),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme-ascii" }), place, async (body, [where, at, other]) => {
        const request: Record<string, string> = { ...svixHeaders(body, NOW), body };
        const given = request[where] ?? "";
        const index = at % given.length;
        const changed = `${given.slice(0, index)}${String.fromCharCode(33 + other)}${given.slice(index + 1)}`;
        fc.pre(changed !== given);
        // The last character of base64 has bits that say nothing.
        fc.pre(where !== "svix-signature" || index < given.length - 2);
        const { body: sent = "", ...headers } = { ...request, [where]: changed };
        expect(await isSigned(headers, sent)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("is known where a header is missing, or is something else", async () => {
    for (const name of ["svix-id", "svix-timestamp", "svix-signature"]) {
      for (const value of ["", "x", "1e9", "-1", "9".repeat(30)]) {
        const headers = { ...svixHeaders("{}", NOW), [name]: value };
        expect(await isSigned(headers, "{}"), `${name}: ${value}`).toBe(false);
      }
    }
    expect(await isSigned({}, "{}")).toBe(false);
  });

  it("is known by the secret", async () => {
    const headers = svixHeaders("{}", NOW);
    expect(await isSigned(headers, "{}", NOW, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")).toBe(false);
    expect(await isSigned(headers, "{}", NOW, "no secret of Svix")).toBe(false);
    expect(await isSigned(headers, "{}", NOW + 10 * MINUTE)).toBe(false);
  });
});

describe("a secret of Svix", () => {
  it("is what can be decoded", () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(isSvixSecret(secret)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ09+/=-_ "), maxLength: 12 }), (text) => {
        let decodes = text !== "" && !text.includes(" ");
        try {
          Uint8Array.fromBase64(text);
        } catch {
          decodes = false;
        }
        expect(isSvixSecret(`whsec_${text}`)).toBe(decodes);
      }),
      { numRuns: 1_000 },
    );
    expect(["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "re_123"].filter(isSvixSecret)).toEqual([]);
  });
});
