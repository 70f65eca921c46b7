import type { ChatMessage } from "../../../../chat/chat.ts";
import { type Side, sideOf } from "../../../../chat/people.ts";
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
  readonly side: Side;
  /** The wait before this message: the customer's, if the customer had written last. */
  readonly wait: Wait | null;
  readonly isFirstAnswer: boolean;
}

interface Wait {
  readonly who: Side;
  readonly milliseconds: number;
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
  let last: { readonly side: Side; readonly at: number } | null = null;
  let isAnswered = false;
  const nameOf = rememberingQuarters(format.day);
  for (const [index, message] of chat.messages.entries()) {
    const { at } = message;
    const side = sideOf(message, chat);
    const isFirstAnswer: boolean = !isAnswered && side === "agent" && at !== null && at === measures.firstAnswerAt;
    isAnswered ||= isFirstAnswer;
    const before: typeof last = last;
    if (at !== null) last = { side, at };
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
    const passed = before && at !== null ? at - before.at : 0;
    const wait = before && passed >= WORTH_SAYING ? { who: before.side, milliseconds: passed } : null;
    day.entries.push({ number, message, text, side, wait, isFirstAnswer });
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
