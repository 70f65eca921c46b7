import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decrypt, encrypt, isEncrypted } from "../../../src/store/kv/encryption.ts";

const NAME = "transcript/130/101/1";
const body = fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes));

describe("a sealed copy", () => {
  it("gives back what was sealed, whatever that was", async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.string({ minLength: 1 }), async (bytes, secret) => {
        const sealed = await encrypt(secret, NAME, bytes);
        expect(isEncrypted(sealed)).toBe(true);
        expect(await decrypt(secret, NAME, sealed)).toEqual(bytes);
      }),
    );
  });

  it("opens under no other secret and no other name, and not where a byte of it was changed", async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.nat(), fc.integer({ min: 1, max: 255 }), async (bytes, place, change) => {
        const sealed = await encrypt("secret", NAME, bytes);
        const at = 1 + (place % (sealed.length - 1));
        expect(await decrypt("secrets", NAME, sealed)).toBeNull();
        expect(await decrypt("secret", "transcript/130/101/2", sealed)).toBeNull();
        expect(await decrypt("secret", NAME, sealed.with(at, (sealed[at] ?? 0) ^ change))).toBeNull();
        expect(await decrypt("secret", NAME, sealed.slice(0, -1))).toBeNull();
      }),
    );
  });

  it("is never the same twice, and never a body that VCC Live could have sent", async () => {
    const bytes = new TextEncoder().encode("{}");
    const [one, other] = [await encrypt("secret", NAME, bytes), await encrypt("secret", NAME, bytes)];
    expect(one).not.toEqual(other);
    for (const text of ["{}", "\uFEFF{}", " [1]"]) expect(isEncrypted(new TextEncoder().encode(text))).toBe(false);
    expect(isEncrypted(new Uint8Array())).toBe(false);
  });
});
