import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailgunSignature } from "../../../src/intake/mail/mailgun.ts";
import { MAILGUN_KEY, mailgunSigned } from "../support/mail-signing.ts";

const NOW = Date.parse("2026-03-02T09:12:00Z");
const TOKEN = "651869375b9df3c98fc15c4889b102119add1235c38fc92824";

const signature = (signed: object, now = NOW, key = MAILGUN_KEY) => mailgunSignature({ signature: signed }, key, now);

describe("a body that Mailgun signed", () => {
  it("is known by the HMAC of its time and token, as others compute it", async () => {
    const keys = fc.string({ minLength: 1, unit: "grapheme" });
    await fc.assert(
      fc.asyncProperty(keys, fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 }), async (key, token) => {
        const timestamp = String(NOW / 1000);
        const hex = createHmac("sha256", key)
          .update(timestamp + token)
          .digest("hex");
        expect(await signature({ timestamp, token, signature: hex }, NOW, key)).toEqual({ token, signature: hex });
      }),
    );
  });

  it("may have its time as a number, and its signature in capitals", async () => {
    const signed = await mailgunSigned(NOW, TOKEN);
    const other = { ...signed, timestamp: Number(signed.timestamp), signature: signed.signature.toUpperCase() };
    expect(await signature(other)).toEqual({ token: TOKEN, signature: signed.signature });
  });

  it("is known for 15 minutes, and up to 15 minutes ahead", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -3_000, max: 3_000 }), async (seconds) => {
        const signed = await mailgunSigned(NOW - seconds * 1000, TOKEN);
        expect((await signature(signed)) !== null).toBe(Math.abs(seconds) <= 900);
      }),
    );
  });
});

describe("a body that Mailgun did not sign", () => {
  it("is known by any character of its signature that was changed", async () => {
    const signed = await mailgunSigned(NOW, TOKEN);
    const place = fc.tuple(
      fc.constantFrom("timestamp", "token", "signature"),
      fc.nat(),
      fc.constantFrom(..."0123456789abcdef"),
    );
    await fc.assert(
      fc.asyncProperty(place, async ([where, at, other]) => {
        const given = Object.entries(signed).find(([name]) => name === where)?.[1] ?? "";
        const index = at % given.length;
        const changed = `${given.slice(0, index)}${other}${given.slice(index + 1)}`;
        fc.pre(changed !== given);
        expect(await signature({ ...signed, [where]: changed })).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("is known by the key, and where anything is missing", async () => {
    const signed = await mailgunSigned(NOW, TOKEN);
    expect(await signature(signed, NOW, `${MAILGUN_KEY}x`)).toBeNull();
    for (const name of ["timestamp", "token", "signature"]) {
      for (const value of [undefined, null, "", 7, [], "x".repeat(300)]) {
        expect(await signature({ ...signed, [name]: value })).toBeNull();
      }
    }
    for (const body of [null, [], "x", {}, { signature: null }, { signature: "x" }]) {
      expect(await mailgunSignature(body, MAILGUN_KEY, NOW)).toBeNull();
    }
  });
});
