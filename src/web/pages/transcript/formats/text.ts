import { enclosed } from "../../../../chat/bidi.ts";
import { wordsFor } from "../../../../locale/locale.ts";
import { nameLine } from "../../../ui/said.tsx";
import { visible } from "../../../ui/visible-text.ts";
import { brief, formTexts } from "../content/cut.ts";
import {
  authorOf,
  customerOf,
  factsOf,
  firstAnswerNote,
  footnotesOf,
  noticesOf,
  numbersFactOf,
  recordLines,
  storyOf,
  verdictOf,
} from "../content/facts.ts";
import { type TimelineEntry, timelineOf } from "../content/timeline.ts";
import type { TranscriptView } from "../content/view.ts";

/**
 * The transcript as plain text. Only our own lines begin at the margin: the further lines of a message are indented,
 * so nobody can write a line that looks like somebody else's.
 */
export function transcriptText(view: TranscriptView): string {
  const words = wordsFor(view.format.language).transcript;
  const texts = formTexts((left) => words.left.characters(left, view.format.number(left)));
  const head = [
    ...factsOf(view, words),
    ...numbersFactOf(view, wordsFor(view.format.language)),
    ...footnotesOf(view, words),
  ];
  const lines = [
    `${verdictOf(view, words).join(", ")}: ${customerOf(view, words)}`,
    storyOf(view, words),
    "",
    ...head.map(({ label, value }) => `${label}: ${value}`),
    "",
    ...recordLines(view, texts).map(({ name, value }) => `${name}: ${value}`),
    ...noticesOf(view, words).map((sentence) => `(${sentence})`),
  ];
  for (const day of timelineOf(view, null)) {
    lines.push("", `--- ${day.name ?? words.noDay} ---`);
    for (const entry of day.entries) lines.push(...messageLines(entry, view, texts));
  }
  if (view.measures.unansweredAtEnd > 0) lines.push(`(${words.noAnswerAfter})`);
  return `${lines.join("\n")}\n`;
}

function messageLines(
  { message, wait, isFirstAnswer }: TimelineEntry,
  view: TranscriptView,
  texts: (text: string) => string,
): string[] {
  const { format, chat } = view;
  const words = wordsFor(format.language).transcript;
  const time = message.at === null ? words.noTime : format.clock(message.at);
  const name = nameLine(brief(message.from ?? "")) || words.noName;
  const text = visible(texts(message.text)).split("\n").map(enclosed).join("\n    ");
  const lines = [`[${time}] ${name} (${authorOf(message, chat, words)}): ${text}`];
  const note = isFirstAnswer ? firstAnswerNote(view, words) : null;
  if (note !== null) lines.unshift(`(${note})`);
  if (wait) lines.unshift(`(${words.wait[wait.who](format.duration(wait.milliseconds))})`);
  return lines;
}
