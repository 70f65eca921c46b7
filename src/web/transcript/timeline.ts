import type { ChatMessage } from "../../chat/chat.ts";
import { type Side, sideOf } from "../../chat/people.ts";
import type { TranscriptView } from "./view.ts";

/** Messages that stand together under one date. */
export interface Day {
  /** As the reader writes it; null where no message so far says when it was written. */
  readonly name: string | null;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** From 1, in the order they came. */
  readonly number: number;
  readonly message: ChatMessage;
  readonly side: Side;
  /** Before this message somebody waited: the customer, where the customer had spoken last. */
  readonly wait: Wait | null;
  readonly isFirstAnswer: boolean;
}

interface Wait {
  readonly who: Side;
  readonly milliseconds: number;
}

/** Below this nobody is said to have waited, in milliseconds. */
const WORTH_SAYING = 2 * 60_000;

/** The conversation as a reader follows it: by days, with its waits. */
export function timelineOf({ chat, measures, format }: TranscriptView): readonly Day[] {
  const days: { readonly name: string | null; readonly entries: Entry[] }[] = [];
  let last: { readonly side: Side; readonly at: number } | null = null;
  let isAnswered = false;
  const nameOf = rememberingQuarters(format.day);
  for (const [index, message] of chat.messages.entries()) {
    const { at } = message;
    const side = sideOf(message, chat);
    const isFirstAnswer: boolean = !isAnswered && side === "agent" && at !== null && at === measures.firstAnswerAt;
    isAnswered ||= isFirstAnswer;
    let day = days.at(-1);
    const name: string | null = at === null ? (day?.name ?? null) : nameOf(at);
    if (!day || day.name !== name) {
      day = { name, entries: [] };
      days.push(day);
    }
    const passed = last && at !== null ? at - last.at : 0;
    const wait = last && passed >= WORTH_SAYING ? { who: last.side, milliseconds: passed } : null;
    day.entries.push({ number: index + 1, message, side, wait, isFirstAnswer });
    if (at !== null) last = { side, at };
  }
  return days;
}

/** No zone's day begins within a quarter of an hour, and asking Intl for each of thousands of messages is dear. */
function rememberingQuarters(dayOf: (at: number) => string): (at: number) => string {
  let known = { quarter: Number.NaN, name: "" };
  return (at) => {
    const quarter = Math.floor(at / 900_000);
    if (quarter !== known.quarter) known = { quarter, name: dayOf(at) };
    return known.name;
  };
}
