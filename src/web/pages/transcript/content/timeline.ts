import type { ChatMessage } from "../../../../chat/chat.ts";
import { firstExchange } from "../../../../chat/measures.ts";
import { MINUTE } from "../../../../time/durations.ts";
import type { Cut } from "./cut.ts";
import type { ShownMessages } from "./shown-messages.ts";
import type { TranscriptView } from "./view.ts";

/** Messages under one date. */
export interface TimelineDay {
  /** In the reader's format; null if no message so far has a time. */
  readonly name: string | null;
  /** How many messages before it are not shown. */
  readonly left: number;
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  /** From 1, in order. */
  readonly number: number;
  readonly message: ChatMessage;
  /** As far as it is shown. */
  readonly text: Cut;
  /** The wait before this message: the customer's, if the customer had written last. */
  readonly wait: Wait | null;
  readonly isFirstAnswer: boolean;
}

interface Wait {
  readonly who: ChatMessage["side"];
  readonly milliseconds: number;
}

interface LastWritten {
  readonly side: ChatMessage["side"];
  readonly at: number;
}

/** In milliseconds: shorter waits are not shown. */
const WORTH_SAYING = 2 * MINUTE;

/** The conversation by days, with its waits: all messages that were read, or only the shown ones. */
export function timelineOf(
  { chat, measures, format }: TranscriptView,
  shown: ShownMessages | null,
): readonly TimelineDay[] {
  const days: { readonly name: string | null; readonly left: number; readonly entries: TimelineEntry[] }[] = [];
  let left = 0;
  let last: LastWritten | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  const first = measures.firstAnswerAt === null ? -1 : firstExchange(chat).answered;
  const nameOf = rememberingQuarters(format.day);
  for (const [index, message] of chat.messages.entries()) {
    const { side } = message;
    const before: LastWritten | null = last;
    // Clocks differ, and a day does not come back.
    latest = Math.max(latest, message.at ?? latest);
    const at = message.at === null ? null : latest;
    // An automatic reply does not end the customer's wait.
    const isWaiting = side === "agent" && !message.isAnswer && before?.side === "customer";
    if (at !== null && !isWaiting) last = { side, at };
    const number = index + 1;
    const text = shown === null ? { text: message.text, left: 0 } : shown.texts.get(number);
    if (text === undefined) {
      left = shown?.left ?? 0;
      continue;
    }
    let day = days.at(-1);
    const name: string | null = at === null ? (day?.name ?? null) : nameOf(at);
    if (!day || day.name !== name || left > 0) {
      day = { name, left, entries: [] };
      days.push(day);
      left = 0;
    }
    const passed = before && at !== null && !isWaiting ? at - before.at : 0;
    const wait = before && passed >= WORTH_SAYING ? { who: before.side, milliseconds: passed } : null;
    day.entries.push({ number, message, text, wait, isFirstAnswer: index === first });
  }
  return days;
}

/** No zone's day begins within a quarter of an hour, and calling Intl for each of thousands of messages is slow. */
function rememberingQuarters(dayOf: (at: number) => string): (at: number) => string {
  let known = { quarter: Number.NaN, name: "" };
  return (at) => {
    const quarter = Math.floor(at / 900_000);
    if (quarter !== known.quarter) known = { quarter, name: dayOf(at) };
    return known.name;
  };
}
