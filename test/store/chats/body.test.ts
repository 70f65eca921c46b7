import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyBytes, encodedParts, storedBody } from "../../../src/store/body.ts";

const ROW = 2_000_000;
const encoder = new TextEncoder();

function expectWhole(bytes: Uint8Array<ArrayBuffer>) {
  const { encoding, parts } = storedBody(bytes);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect(encoder.encode(part).length).toBeLessThan(ROW);
  // Compared by hand: the matcher would walk megabytes one by one.
  expect(sameBytes(bodyBytes(encoding, parts), bytes)).toBe(true);
  return { encoding, parts };
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

describe("a stored body", () => {
  it("gives any bytes back as they were", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void expectWhole(new Uint8Array(bytes))));
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void expectWhole(encoder.encode(text))));
  });

  it("is one readable part where it is short text, byte order mark and all", () => {
    expect(storedBody(encoder.encode("\uFEFF{}"))).toEqual({ encoding: "utf-8", parts: ["\uFEFF{}"] });
    expect(storedBody(new Uint8Array())).toEqual({ encoding: "utf-8", parts: [""] });
    expect(storedBody(Uint8Array.of(0x7b, 0xff, 0x7d))).toMatchObject({ encoding: "base64" });
    // In UTF-16: SQLite may end a text at a zero.
    expectWhole(Uint8Array.of(0x7b, 0, 0x7d, 0));
    expect(storedBody(Uint8Array.of(0x7b, 0, 0x7d, 0))).toMatchObject({ encoding: "base64" });
  });

  it.each(["a", "é", "€", "😀"])("is never cut within a character: %s", (character) => {
    for (const shift of [0, 1, 2, 3]) {
      const { encoding, parts } = expectWhole(encoder.encode("a".repeat(shift) + character.repeat(1_000_000)));
      expect(encoding).toBe("utf-8");
      expect(parts.join("")).not.toContain("\uFFFD");
    }
  });

  it.each([1_499_999, 1_500_000, 1_500_001, 3_000_000, 9_900_000])("of %d bytes comes back whole", (length) => {
    expectWhole(new Uint8Array(length).fill(0x61));
    expectWhole(new Uint8Array(length).fill(0x80));
  });

  it("that nobody could read is kept in parts too", () => {
    const bytes = new Uint8Array(4_000_000).map((_, index) => index % 251);
    const parts = encodedParts(bytes);
    for (const part of parts) expect(part.length).toBeLessThan(ROW);
    expect(sameBytes(bodyBytes("base64", parts), bytes)).toBe(true);
  });
});
