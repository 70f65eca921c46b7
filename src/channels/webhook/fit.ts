import { inLines, within } from "../text.ts";
import type { WebhookBody } from "./schema.ts";

/** In bytes: Standard Webhooks recommends less than 20 kB. */
const MOST = 19_500;

/**
 * How long a text (in bytes of JSON) and a list may be: the first of these with which the body fits. The last one always
 * does: it leaves room for as many addresses of 2,000 bytes as there can be then.
 */
const LEVELS = [
  { text: 2_000, list: 50 },
  { text: 600, list: 20 },
  { text: 250, list: 10 },
  { text: 100, list: 3 },
  { text: 60, list: 2 },
] as const;
type Level = (typeof LEVELS)[number];

/** What is never cut: addresses. Everything else that must stay whole is shorter than any limit. */
const WHOLE = new Set(["url", "transcript", "claim", "resolve"]);

/** The JSON of a body, with its texts cleaned, and cut if it would be too large otherwise. */
export function fitted(body: WebhookBody): string {
  const [first] = LEVELS;
  const cleaned = changed(body, first.list, cleanText);
  let json = "";
  for (const level of LEVELS) {
    const cut = changed(cleaned.value, level.list, (text) => cutText(text, level));
    const isCut = cleaned.isCut || cut.isCut || body.truncated;
    json = JSON.stringify({ ...asRecord(cut.value), truncated: isCut });
    if (sizeOf(json) <= MOST) break;
  }
  return json;
}

interface Text {
  readonly text: string;
  readonly isCut: boolean;
}

/** More than is sent is not even read: a megabyte would exceed the Free plan's CPU time. */
function cleanText(given: string): Text {
  const isCut = given.length > LEVELS[0].text;
  return { text: isCut ? `${inLines(given.slice(0, LEVELS[0].text))}…` : inLines(given), isCut };
}

function cutText(clean: string, { text: limit }: Level): Text {
  if (sizeOf(JSON.stringify(clean)) - 2 <= limit) return { text: clean, isCut: false };
  return { text: within(clean, limit, sizeInJson), isCut: true };
}

/** The same value with every text changed and no list longer than `most`. */
function changed(given: unknown, most: number, change: (text: string) => Text) {
  let isCut = false;
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      if (WHOLE.has(key)) return value;
      const made = change(value);
      isCut ||= made.isCut;
      return made.text;
    }
    if (Array.isArray(value)) {
      isCut ||= value.length > most;
      return value.slice(0, most).map((one: unknown) => walk(one, key));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]: [string, unknown]) => [name, walk(one, name)]));
  };
  return { value: walk(given, ""), isCut };
}

function asRecord(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

/** How many bytes a character takes in JSON. */
function sizeInJson(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return 6;
  if (code === 0x22 || code === 0x5c) return 2;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}

const ENCODER = new TextEncoder();

function sizeOf(text: string): number {
  return ENCODER.encode(text).length;
}
