import { describe, expect, it } from "vitest";
import { MOST_BYTES } from "../../src/intake/read-body.ts";
import { unpack } from "../../src/intake/unpack.ts";
import { fixture } from "../support/body-fixtures.ts";
import { compressed } from "./support/pack.ts";

/** A text that packs as real chats do, and no better. */
function chatty(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let seed = 1;
  for (let at = 0; at < length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[at] = at % 40 < 25 ? 0x61 + (at % 25) : 0x61 + (seed % 26);
  }
  return bytes;
}

describe("a packed body", () => {
  it.each(["gzip", "deflate"] as const)(
    "in %s may have ten million bytes once unpacked, and no more",
    async (format) => {
      for (const [length, isTooLarge] of [
        [MOST_BYTES, false],
        [MOST_BYTES + 1, true],
      ] as const) {
        const unpacked = await unpack(await compressed(chatty(length), format), format);
        expect(unpacked === "too-large").toBe(isTooLarge);
        if (unpacked !== "too-large") expect(unpacked.bytes).toHaveLength(length);
      }
    },
  );

  it("that would become a gigabyte is given up at once", async () => {
    const { bytes, headers } = fixture("gzip-bomb");
    expect(bytes.length).toBeLessThan(10_000);
    const started = performance.now();
    expect(await unpack(bytes, headers.contentEncoding)).toBe("too-large");
    expect(await unpack(bytes, null)).toBe("too-large");
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it("of ten megabytes that would become ten gigabytes is given up as fast", async () => {
    const once = await compressed(new Uint8Array(200_000_000), "gzip");
    const started = performance.now();
    expect(await unpack(once, "gzip")).toBe("too-large");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("that is packed more often than five times in a row is not unpacked further", async () => {
    let bytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode("{}");
    for (let times = 0; times < 5; times += 1) bytes = await compressed(bytes, "gzip");
    expect(await unpack(bytes, null)).toMatchObject({ bytes: new TextEncoder().encode("{}"), damaged: null });
    const more = await unpack(await compressed(bytes, "gzip"), null);
    expect(more).toMatchObject({ damaged: "gzip" });
  });

  it("is damaged if anything follows the stream", async () => {
    const packed = await compressed(new TextEncoder().encode("{}"), "gzip");
    expect(await unpack(new Uint8Array([...packed, 1, 2, 3]), "gzip")).toMatchObject({
      damaged: "gzip",
      bytes: expect.anything(),
    });
  });
});

describe("a body that is not packed", () => {
  it.each([null, "", "identity", "gzip", "x-gzip", "deflate", "gzip, deflate", "utf-8", "br", ", ,"])(
    "stays as it is, whatever the header says: %s",
    async (header) => {
      for (const text of ['{"chatId":1}', "x^2=1", "payload=%7B%7D", "", "xyz", '"x'])
        expect(await unpack(new TextEncoder().encode(text), header)).toMatchObject({
          bytes: new TextEncoder().encode(text),
        });
    },
  );
});
