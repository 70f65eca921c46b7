import * as v from "valibot";
import { localClock } from "../time/calendar.ts";
import { MINUTE } from "../time/durations.ts";
import { inOrder } from "./authors/clocks.ts";
import type { ReadingSettings } from "./reading-settings.ts";
import { vendorWord } from "./vendor-word.ts";

const ISO = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * ISO 8601 date and time to milliseconds since 1970; null if it is invalid or a day that does not exist (`Date.parse`
 * reads 31 February as 3 March). `local` reads a time without an offset.
 */
export function readInstant(text: string, local: (shown: number) => number): number | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", offset] = match;
  const parts = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const;
  const utc = new Date(Date.UTC(...parts));
  const same =
    utc.getUTCFullYear() === parts[0] &&
    utc.getUTCMonth() === parts[1] &&
    utc.getUTCDate() === parts[2] &&
    utc.getUTCHours() === parts[3] &&
    utc.getUTCMinutes() === parts[4];
  const away = offset === undefined ? 0 : offsetMinutes(offset);
  if (!same || away === null) return null;
  const shown = utc.getTime() + Math.floor(Number(`0.${fraction}`) * 1000);
  return offset === undefined ? local(shown) : shown - away * MINUTE;
}

function offsetMinutes(offset: string): number | null {
  if (/^z$/i.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", "") || "0");
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

// The guide says object, its sample has an array, and PHP writes an empty one either way. The object may also be a
// single message.
const entries = v.fallback(
  v.union([
    v.array(v.unknown()),
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((record) =>
        "message" in record
          ? [record]
          : Object.entries(record)
              .sort(byIndex)
              .map(([, value]) => value),
      ),
    ),
  ]),
  [],
);

/** A message as it came. */
export interface ReadMessage {
  /** "Visitor" or a display name; null when absent. */
  readonly from: string | null;
  /** Milliseconds since 1970; null when absent or not a date. */
  readonly at: number | null;
  readonly text: string;
}

/** The messages in order. Entries that are not messages are left out. */
export function readConversation(
  value: unknown,
  { timeZone }: Pick<ReadingSettings, "timeZone">,
): readonly ReadMessage[] {
  const local = localClock(timeZone);
  return inOrder(v.parse(entries, value).flatMap((item) => readMessage(item, local)));
}

/** Without a schema, which takes ten times as long: a chat has hundreds of messages. */
function readMessage(item: unknown, local: (shown: number) => number): readonly ReadMessage[] {
  if (typeof item === "string") return [{ from: null, at: null, text: item }];
  if (typeof item !== "object" || item === null || Array.isArray(item)) return [];
  const name = "from" in item ? vendorWord(textOf(item.from)) : null;
  const text = "message" in item ? textOf(item.message) : "";
  const at = "date" in item ? instantOf(item.date, local) : null;
  return text === "" && name === null ? [] : [{ from: name, at, text }];
}

function byIndex([one]: [string, unknown], [other]: [string, unknown]): number {
  const difference = Number(one) - Number(other);
  // Non-numeric keys keep their order.
  return Number.isNaN(difference) ? 0 : difference;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Text as ISO 8601, or a number of seconds or milliseconds since 1970. */
function instantOf(value: unknown, local: (shown: number) => number): number | null {
  if (typeof value === "string") return readInstant(value, local);
  if (typeof value !== "number") return null;
  const milliseconds = value < 1e11 ? value * 1000 : value;
  return milliseconds > 0 && milliseconds < 8.64e15 ? Math.round(milliseconds) : null;
}
