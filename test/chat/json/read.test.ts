import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../../src/chat/json/read.ts";

const EVERYTHING = { tree: { scalars: 1e6, containers: 1e6 } };

function parsed(text: string): unknown {
  const read = readJson(text, EVERYTHING);
  if (read === null) throw new SyntaxError("no JSON");
  return read.value;
}

/** What `JSON.parse` makes of it, with every record as ours: without a prototype. */
function expected(text: string): unknown {
  return bare(JSON.parse(text));
}

function bare(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(bare);
  const record: Record<string, unknown> = Object.create(null);
  for (const [name, content] of Object.entries(value)) record[name] = bare(content);
  return record;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("JSON", () => {
  it("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, "\t"), (text, space) => {
        // Numbers of more digits than a double holds are the one difference.
        const short = JSON.stringify(JSON.parse(text), (_, value) => (typeof value === "number" ? 7 : value), space);
        expect(parsed(short)).toStrictEqual(expected(short));
      }),
    );
  });

  it("is what JSON.parse takes, and nothing else", () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\/bfnrtu0123456789.-+eE \t\n\r\u0000\u001f\u007f\u00a0\u2028\ufeffa'.split(""),
      ...[
        "true",
        "false",
        "null",
        '"a"',
        '"a":',
        "\\u00e1",
        "\\ud800",
        "1e5",
        "-0",
        "01",
        "1.",
        ".5",
        "NaN",
        "[]",
        "{}",
      ],
    );
    const pieces = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
    const changed = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), piece)
      .map(([text, at, part]) => text.slice(0, at % text.length) + part + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(fc.oneof(pieces, changed), (text) => {
        for (const wanted of [EVERYTHING, "nothing", "scalar", "text", { members: new Map() }] as const) {
          expect(readJson(text, wanted) !== null, text).toBe(isJson(text));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "",
    " ",
    "{",
    "[",
    '"',
    "[1",
    '{"a"',
    '{"a":',
    '{"a":1',
    "[1,",
    "[1,]",
    '{"a":1,}',
    "1 2",
    "[]]",
    "tru",
    "-",
  ])("is not %j", (text) => {
    expect(readJson(text, EVERYTHING)).toBeNull();
    expect(readJson(text, "nothing")).toBeNull();
  });

  it("keeps the digits of a number that a double would lose", () => {
    for (const text of ["101.0000000000000001", "12345678901234567890", "9007199254740990.5", "1e400"]) {
      expect(parsed(text)).toBe(text);
    }
    expect(parsed("[1.0,1.01e2,-0.5,0.000000000000000000001,123456789012345]")).toEqual([
      1, 101, -0.5, 1e-21, 123456789012345,
    ]);
  });
});

describe("a tree", () => {
  const some = { tree: { scalars: 3, containers: 4 } };

  it("is read as far as there is room, and the rest is counted", () => {
    expect(readJson('{"a":1,"b":[2,3,4,5],"c":{"d":6},"e":7}', some)).toEqual({
      value: { a: 1, b: [2, 3] },
      left: { scalars: 4, entries: 0 },
    });
    expect(readJson("[[],[],[],[],[1,2],3]", some)).toEqual({
      value: [[], [], [], 3],
      left: { scalars: 3, entries: 0 },
    });
  });

  it("has of members with the same name the last, and they take no room", () => {
    const members = Array.from({ length: 50 }, (_, index) => `"a":${index}`).join();
    expect(readJson(`{${members},"b":1}`, some)).toEqual({ value: { a: 49, b: 1 }, left: { scalars: 0, entries: 0 } });
  });
});

describe("entries", () => {
  const ends = {
    entries: "scalar",
    unless: "message",
    alone: new Map([["message", "text" as const]]),
    atEachEnd: 2,
  } as const;

  it.each([
    ["[]", [], 0],
    ["[1]", [1], 0],
    ["[1,2,3]", [1, 2, 3], 0],
    ["[1,2,3,4]", [1, 2, 3, 4], 0],
    ["[1,2,3,4,5]", [1, 2, 4, 5], 1],
    ["[1,2,3,4,5,6]", [1, 2, 5, 6], 2],
    ['{"x":1,"y":2,"z":3,"0":4,"b":5}', { x: 1, y: 2, "0": 4, b: 5 }, 1],
    ['{"x":1,"y":2,"message":[3],"0":4,"b":5}', { message: "[3]" }, 0],
  ])("of %s are the first and the last", (text, value, entries) => {
    expect(readJson(text, ends)).toEqual({ value, left: { scalars: 0, entries } });
  });
});
