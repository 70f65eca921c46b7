/// <reference types="vite/client" />
import fc from "fast-check";

const texts: Readonly<Record<string, string>> = import.meta.glob("../../../fixtures/{chats,foreign-webhooks}/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});
/** As if of today: those of long ago would be told to nobody. */
const today = new Date().toISOString().slice(0, 10);
const fixture = fc.constantFrom(...Object.values(texts).map((text) => text.replaceAll("2025-03-06", today)));
const encoder = new TextEncoder();

/** Stands in JSON where something follows that JSON.stringify would never write. */
const RAW = /"raw:(\d+)"/g;
const RAWS = [
  ...["1e400", "-1e400", "12345678901234567890", "0.1e-400", "-0", "9007199254740993"],
  ...['"\\ud800"', '"\\u0000"', '"\\u202e"', `"${"x".repeat(70_000)}"`, `"${"\u{1f469}".repeat(3_000)}"`],
  ...["[".repeat(5_000) + "]".repeat(5_000), `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`],
  ...['{"toString":1,"valueOf":1}', '{"__proto__":{"isSpam":1}}', '{"a":1,"a":2}'],
];

const swapped: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    "",
    " ",
    "0",
    "true",
    "null",
    "=1+1",
    "<!channel>",
    "<script>",
    [],
    {},
  ),
  fc.constantFrom("lost", "missed", "LOST", "missedAfterSLA", "2025-02-31T25:00:00", "2025-03-06T14:37:52+01:00"),
  fc.nat(RAWS.length - 1).map((index) => `raw:${index}`),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** A fixture in which some values are something else, some stand twice and some are gone. */
const mutated = fc
  .tuple(fixture, fc.array(fc.tuple(fc.nat(), swapped, fc.boolean()), { minLength: 1, maxLength: 6 }), fc.nat(500))
  .map(([text, changes, chatId]) => {
    const changed = changes.reduce<unknown>((value, [at, by, gone]) => change(value, at, by, gone), JSON.parse(text));
    const named =
      typeof changed === "object" && changed !== null && chatId % 5 > 0
        ? { ...changed, projectId: 130, chatId }
        : changed;
    return JSON.stringify(named).replace(RAW, (_, index) => RAWS[Number(index)] ?? "null");
  });

/** Replaces, or takes out, one of the values of a JSON value, however deep it lies. */
function change(value: unknown, at: number, by: unknown, gone: boolean): unknown {
  if (typeof value !== "object" || value === null) return by;
  const entries = Object.entries(value);
  const index = at % (entries.length + 1);
  const [key, inner] = entries[index] ?? ["added", null];
  const next = Math.floor(at / (entries.length + 1));
  const changed = next % 2 === 0 ? by : change(inner, Math.floor(next / 2), by, gone);
  if (Array.isArray(value)) return value.toSpliced(index, 1, ...(gone ? [] : [changed]));
  return Object.fromEntries([...entries.filter(([name]) => name !== key), ...(gone ? [] : [[key, changed]])]);
}

const spoiltText = fc.oneof(
  fc.tuple(fixture, fc.nat(3_000)).map(([text, end]) => text.slice(0, end)),
  fc
    .tuple(fixture, fc.nat(3_000), fc.string({ unit: "binary" }))
    .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at)),
  fc.tuple(fixture, fc.nat(3_000), fc.nat(20)).map(([text, at, length]) => text.slice(0, at) + text.slice(at + length)),
  fc.tuple(fixture, fixture).map(([one, other]) => one + other),
  fixture.map((text) => `\uFEFF${text}`),
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 300 }),
);

const text = fc.oneof({ weight: 6, arbitrary: mutated }, { weight: 1, arbitrary: spoiltText });

const spoiltBytes = fc.oneof(
  fc.tuple(text, fc.nat(), fc.nat(255)).map(([whole, at, byte]) => {
    const bytes = encoder.encode(whole);
    return bytes.length === 0 ? bytes : bytes.with(at % bytes.length, byte);
  }),
  // As UTF-16, as Latin-1, as base64 of what is no ciphertext, and cut in the middle of a character.
  text.map((whole) => new Uint8Array(Uint16Array.from(whole, (unit) => unit.charCodeAt(0)).buffer)),
  text.map((whole) => Uint8Array.from(whole, (unit) => unit.charCodeAt(0) & 0xff)),
  fc
    .tuple(text, fc.integer({ min: 1, max: 4 }))
    .map(([whole, cut]) => encoder.encode(`${whole}\u{1f469}`).slice(0, -cut)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  fc.uint8Array({ minLength: 30, maxLength: 200 }).map((bytes) => encoder.encode(new Uint8Array(bytes).toBase64())),
);

/** What VCC Live would never send, and everything near to what it does. */
export const body: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  { weight: 5, arbitrary: text.map((whole) => encoder.encode(whole)) },
  { weight: 1, arbitrary: spoiltBytes },
);
