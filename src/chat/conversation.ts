import * as v from "valibot";
import type { ChatMessage } from "./chat.ts";
import { readInstant } from "./instant.ts";
import { wordOf } from "./vendor-word.ts";

// Documented as an object, sampled as an array; PHP writes an empty one either way. The object may be the one message.
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

/** The messages by the clock; what is no message is left out. */
export function readConversation(value: unknown): readonly ChatMessage[] {
  return byTheClock(v.parse(entries, value).flatMap(readMessage));
}

/** By hand, because there are hundreds in a chat: a schema takes ten times as long. */
function readMessage(item: unknown): readonly ChatMessage[] {
  if (typeof item === "string") return [{ from: null, at: null, text: item }];
  if (typeof item !== "object" || item === null || Array.isArray(item)) return [];
  const name = "from" in item ? wordOf(textOf(item.from)) : null;
  const text = "message" in item ? textOf(item.message) : "";
  const at = "date" in item ? instantOf(item.date) : null;
  return text === "" && name === null ? [] : [{ from: name, at, text }];
}

/** A message without a time stays behind the one that it came after. */
function byTheClock(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  let last = 0;
  const placed = messages.map((message) => {
    last = message.at ?? last;
    return { message, at: last };
  });
  return placed.sort((one, other) => one.at - other.at).map(({ message }) => message);
}

function byIndex([one]: [string, unknown], [other]: [string, unknown]): number {
  const difference = Number(one) - Number(other);
  // Keys that are no numbers stay where they were.
  return Number.isNaN(difference) ? 0 : difference;
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Text as ISO 8601, or a number as seconds or milliseconds since 1970. */
function instantOf(value: unknown): number | null {
  if (typeof value === "string") return readInstant(value);
  if (typeof value !== "number") return null;
  const milliseconds = value < 1e11 ? value * 1000 : value;
  return milliseconds > 0 && milliseconds < 8.64e15 ? Math.round(milliseconds) : null;
}
