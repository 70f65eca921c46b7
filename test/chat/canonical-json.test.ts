import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/chat/canonical-json.ts";

const spaces = fc.string({ unit: fc.constantFrom(" ", "\t", "\r", "\n"), maxLength: 2 });
const json = fc.jsonValue({ maxDepth: 4 });

/** Any text that means `value`: keys in another order, spaces between, characters escaped. */
function writingsOf(value: unknown): fc.Arbitrary<string> {
  if (typeof value === "string") return writingsOfString(value);
  if (typeof value !== "object" || value === null) return fc.constant(JSON.stringify(value));
  const parts = Array.isArray(value)
    ? value.map(writingsOf)
    : Object.entries(value).map(([key, content]) =>
        fc.tuple(writingsOfString(key), spaces, spaces, writingsOf(content)).map(([k, a, b, v]) => `${k}${a}:${b}${v}`),
      );
  const ordered = Array.isArray(value) ? fc.tuple(...parts) : fc.tuple(...parts).chain(shuffled);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return fc
    .tuple(ordered, spaces, spaces)
    .map(([texts, a, b]) => `${a}${open}${b}${texts.join(`${b},${a}`)}${a}${close}${b}`);
}

function shuffled(texts: readonly string[]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray([...texts], { minLength: texts.length });
}

function writingsOfString(text: string): fc.Arbitrary<string> {
  const escaped = [...text].map((character) => {
    const units = character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return fc.constantFrom(JSON.stringify(character).slice(1, -1), units.join(""));
  });
  return fc.tuple(...escaped).map((parts) => `"${parts.join("")}"`);
}

/** Two values are the same JSON: keys in any order, and -0 is 0. */
function same(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  const entries = Object.entries(value).map(([key, content]) => `${JSON.stringify(key)}:${sorted(content)}`);
  return `{${entries.sort().join()}}`;
}

describe("canonical JSON", () => {
  it("is one text for all texts that mean the same", () => {
    const written = json.chain((value) => fc.tuple(fc.constant(value), writingsOf(value)));
    fc.assert(
      fc.property(written, ([value, text]) => {
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(text)).toBe(canonicalJson(JSON.stringify(value)));
      }),
    );
  });

  it("means what the text meant, so that texts of other meaning differ", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [first, second] = [canonicalJson(JSON.stringify(one)), canonicalJson(JSON.stringify(other))];
        expect(sorted(JSON.parse(first))).toBe(sorted(JSON.parse(JSON.stringify(one))));
        expect(first === second).toBe(same(one, other));
      }),
    );
  });

  it.each([
    ["1", "1.0"],
    ["100", "1e2"],
    ["0", "-0"],
    ['"/"', '"\\/"'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"a":1,"\\u0061":2}', '{"a":2}'],
    ["\uFEFF[]", "[ ]"],
  ])("is the same for %s and %s", (one, other) => {
    expect(canonicalJson(one)).toBe(canonicalJson(other));
  });

  it.each([
    ["9007199254740992", "9007199254740993"],
    ["12345678901234567890", "12345678901234567891"],
    ["-9007199254740992", "-9007199254740993"],
    ["1", '"1"'],
    ["null", '"null"'],
    ["[1,2]", "[2,1]"],
    ["[[1],2]", "[1,[2]]"],
    ["{}", "[]"],
    ['{"a":{}}', '{"a":[]}'],
    ['{"__proto__":1}', "{}"],
    ['{"a":{"b":1},"c":2}', '{"a":{"b":1,"c":2}}'],
    ['"a"', '"a "'],
  ])("differs for %s and %s", (one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other));
  });

  it("of more values than a chat has is the text itself, but for a byte order mark", () => {
    const few = `{ "b": 1, "a": [${"0,".repeat(90_000)}0] }`;
    expect(canonicalJson(few)).toBe(`{"a":[${"0,".repeat(90_000)}0],"b":1}`);
    const many = `{ "b": 1, "a": [${"0,".repeat(100_000)}0] }`;
    expect(canonicalJson(`\uFEFF${many}`)).toBe(many);
  });

  it.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("takes time in proportion, however deep %s nest", (_, open, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    const deep = nested(500_000);
    const started = performance.now();
    expect(canonicalJson(deep)).toBe(deep);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
