import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sameSecret } from "../src/compare-secrets.ts";

const SECRET = "5f0c2b7a9d1e4c3f8a6b5d4c3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f";
const GUESSES = {
  right: SECRET,
  "wrong in the first character": `6${SECRET.slice(1)}`,
  "wrong in the last character": `${SECRET.slice(0, -1)}0`,
  "wrong throughout": "0".repeat(SECRET.length),
};

afterEach(() => vi.restoreAllMocks());

describe("whether a secret is the right one", () => {
  it("is true of that very text alone, and of nothing where none is set", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), async (one, other) => {
        expect(await sameSecret(one, other)).toBe(one === other && one !== "");
        expect(await sameSecret(one, one)).toBe(one !== "");
        expect(await sameSecret(one, undefined)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it("is found by the same steps whatever is guessed: one digest, and one comparison of all its bytes", async () => {
    // That of the right one is made once and kept.
    await sameSecret("", SECRET);
    const digest = vi.spyOn(crypto.subtle, "digest");
    const compare = vi.spyOn(crypto.subtle, "timingSafeEqual");
    for (const given of [...Object.values(GUESSES), "", "5", SECRET.repeat(100)]) {
      digest.mockClear();
      compare.mockClear();
      await sameSecret(given, SECRET);
      expect(digest.mock.calls.map(([algorithm]) => algorithm)).toEqual(["SHA-256"]);
      expect(compare.mock.calls.map((sides) => sides.map((side) => side.byteLength))).toEqual([[32, 32]]);
    }
  });

  it("takes the same time to find, right or wrong, and wherever it is wrong", async () => {
    const fastest = new Map<string, number>();
    const spread = () => Math.max(...fastest.values()) / Math.min(...fastest.values());
    // A machine that is busy with other things is slower for one guess than for another, but not again and again.
    for (let round = 0; round < 5 || (round < 40 && spread() >= 1.25); round += 1) {
      for (const [name, given] of Object.entries(GUESSES)) {
        const started = performance.now();
        for (let count = 0; count < 5000; count += 1) await sameSecret(given, SECRET);
        fastest.set(name, Math.min(fastest.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - started));
      }
    }
    expect(spread()).toBeLessThan(1.25);
  });
});
