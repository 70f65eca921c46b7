import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charsetOf, charsetToStore, textOf } from "../../src/chat/body-text.ts";

const encoder = new TextEncoder();
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("bytes are read as text", () => {
  it("as UTF-8 if they are valid UTF-8, whatever is declared", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(null, "iso-8859-2", "utf-16"), (said, charset) => {
        const text = `{"said":${JSON.stringify(said)}}`;
        expect(textOf(encoder.encode(text), charset)).toEqual({ text, encoding: { name: "utf-8", doubt: null } });
      }),
    );
  });

  it.each([
    ["windows-1250", "windows-1250", "ő"],
    ["cp1250", "windows-1250", "ő"],
    ["latin2", "iso-8859-2", "ő"],
    ["iso-8859-1", "windows-1252", "õ"],
    ["windows-1251", "windows-1251", "х"],
  ])("in the declared encoding: %s", (charset, name, letter) => {
    const read = textOf(latin('{"a":"\xf5"}'), charset);
    expect(read).toEqual({ text: `{"a":"${letter}"}`, encoding: { name, doubt: "declared" } });
    // What is stored with it reads it in the same way again.
    expect(textOf(latin('{"a":"\xf5"}'), charsetToStore(read.encoding))).toEqual(read);
  });

  it.each([null, "utf-8", "us-ascii", "nonsense", "unicode", "utf-16le"])(
    "as Central European if nothing useful is declared: %s",
    (charset) => {
      const read = textOf(latin('{"a":"\xc1rv\xedzt\xfbr\xf5 \x80"}'), charset);
      expect(read).toEqual({ text: '{"a":"Árvíztűrő €"}', encoding: { name: "windows-1250", doubt: "assumed" } });
      expect(charsetToStore(read.encoding)).toBeNull();
    },
  );

  it("as UTF-8 if only a few bytes of it are damaged", () => {
    const whole = encoder.encode('{"a":"Árvíztűrő tükörfúrógép"}');
    const damaged = new Uint8Array([...whole.subarray(0, 6), 0xff, ...whole.subarray(6)]);
    expect(textOf(damaged, null)).toEqual({
      text: '{"a":"\uFFFDÁrvíztűrő tükörfúrógép"}',
      encoding: { name: "utf-8", doubt: "damaged" },
    });
    expect(textOf(whole.subarray(0, -1), null).encoding).toEqual({ name: "utf-8", doubt: null });
  });

  it.each([
    ["half a character", [0xff, 0xfe, 0x7b, 0x00, 0x7d], "utf-16le"],
    ["half of a pair", [0xfe, 0xff, 0x00, 0x7b, 0xd8, 0x00], "utf-16be"],
    ["a part of a character", [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d], "utf-32le"],
    ["no character", [0, 0, 0xfe, 0xff, 0x7f, 0xff, 0xff, 0xff], "utf-32be"],
  ])("damaged, if it has %s", (_, bytes, name) => {
    expect(textOf(Uint8Array.from(bytes), null)).toMatchObject({ encoding: { name, doubt: "damaged" } });
  });

  it("without failing, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string(), (bytes, charset) => {
        expect(textOf(new Uint8Array(bytes), charset).text.length).toBeLessThanOrEqual(2 * bytes.length);
      }),
    );
  });
});

it.each([
  [null, null],
  ["application/json", null],
  ["application/json;charset=ISO-8859-2", "iso-8859-2"],
  ['text/plain; format=flowed; Charset = "windows-1250"; x=y', "windows-1250"],
  ["text/plain; charset=", null],
])("the charset of a Content-Type of %s is %s", (contentType, charset) => {
  expect(charsetOf(contentType)).toBe(charset);
});
