import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSealed, seal, unseal } from "../../../src/store/kv/encryption.ts";

const NAME = "transcript/130/101/1";
const body = fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes));

describe("a sealed copy", () => {
  it("gives back what was sealed, whatever that was", async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.string({ minLength: 1 }), async (bytes, secret) => {
        const sealed = await seal(secret, NAME, bytes);
        expect(isSealed(sealed)).toBe(true);
        expect(await unseal(secret, NAME, sealed)).toEqual(bytes);
      }),
    );
  });

  it("opens under no other secret and no other name, and not where a byte of it was changed", async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.nat(), fc.integer({ min: 1, max: 255 }), async (bytes, place, change) => {
        const sealed = await seal("secret", NAME, bytes);
        const at = 1 + (place % (sealed.length - 1));
        expect(await unseal("secrets", NAME, sealed)).toBeNull();
        expect(await unseal("secret", "transcript/130/101/2", sealed)).toBeNull();
        expect(await unseal("secret", NAME, sealed.with(at, (sealed[at] ?? 0) ^ change))).toBeNull();
        expect(await unseal("secret", NAME, sealed.slice(0, -1))).toBeNull();
      }),
    );
  });

  it("is never the same twice, and never a body that VCC Live could have sent", async () => {
    const bytes = new TextEncoder().encode("{}");
    const [one, other] = [await seal("secret", NAME, bytes), await seal("secret", NAME, bytes)];
    expect(one).not.toEqual(other);
    for (const text of ["{}", "\uFEFF{}", " [1]"]) expect(isSealed(new TextEncoder().encode(text))).toBe(false);
    expect(isSealed(new Uint8Array())).toBe(false);
  });
});
