import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasPassword } from "../../../src/intake/mail/basic-auth.ts";
import { basic, POSTMARK_PASSWORD } from "../support/mail-signing.ts";

const has = (headers: Record<string, string>, password = POSTMARK_PASSWORD) =>
  hasPassword(new Headers(headers), password);

const user = fc.string({ unit: "grapheme", maxLength: 10 }).filter((name) => !name.includes(":"));
const password = fc.string({ unit: "grapheme", minLength: 32, maxLength: 40 });

describe("the password of a request", () => {
  it("is known with any user name, as the user name, and with its user where the secret has one", async () => {
    await fc.assert(
      fc.asyncProperty(user, password, async (name, secret) => {
        expect(await has(basic(`${name}:${secret}`), secret)).toBe(true);
        expect(await has(basic(`${secret}:`), secret)).toBe(true);
        expect(await has(basic(`${name}:${secret}`), `${name}:${secret}`)).toBe(true);
      }),
    );
    expect(
      await has({ Authorization: basic(`postmark:${POSTMARK_PASSWORD}`).Authorization.replace("Basic", "basic") }),
    ).toBe(true);
    expect(await has(basic(POSTMARK_PASSWORD))).toBe(true);
  });

  it("is wrong with any byte changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(POSTMARK_PASSWORD.length - 1), fc.integer({ min: 33, max: 126 }), async (at, code) => {
        const changed = `${POSTMARK_PASSWORD.slice(0, at)}${String.fromCharCode(code)}${POSTMARK_PASSWORD.slice(at + 1)}`;
        fc.pre(changed !== POSTMARK_PASSWORD);
        expect(await has(basic(`postmark:${changed}`))).toBe(false);
      }),
    );
  });

  it("is not there in anything else", async () => {
    const others = ["", "Basic", "Basic ", "Basic !", "Basic =", `Bearer ${POSTMARK_PASSWORD}`, POSTMARK_PASSWORD];
    for (const Authorization of others) expect(await has({ Authorization }), Authorization).toBe(false);
    expect(await has({})).toBe(false);
    expect(await has(basic(`${POSTMARK_PASSWORD}x`))).toBe(false);
    expect(await has(basic(":"))).toBe(false);
    expect(await has(basic("user:"))).toBe(false);
  });
});
