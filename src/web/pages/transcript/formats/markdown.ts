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

/** The transcript as Markdown, with nothing of anybody's text live in it. */
export function transcriptMarkdown(view: TranscriptView): string {
  const words = wordsFor(view.format.language).transcript;
  const texts = formTexts((left) => words.left.characters(left, view.format.number(left)));
  const facts = [
    ...factsOf(view, words),
    ...numbersFactOf(view, wordsFor(view.format.language)),
    ...footnotesOf(view, words),
  ];
  const record = recordLines(view, texts);
  const blocks = [
    `# ${inert(verdictOf(view, words).join(", "))}: ${inert(customerOf(view, words))}`,
    inert(storyOf(view, words)),
    facts.map(({ label, value }) => `- ${label}: ${inert(value)}`).join("\n"),
    record.length > 0 ? `## ${words.record}` : "",
    record.map(({ name, value }) => `- ${inert(name)}: ${inert(value)}`).join("\n"),
    ...noticesOf(view, words).map((sentence) => `*${inert(sentence)}*`),
  ];
  for (const day of timelineOf(view, null)) {
    blocks.push(`## ${day.name ?? words.noDay}`);
    for (const entry of day.entries) blocks.push(...messageBlocks(entry, view, texts));
  }
  if (view.measures.unansweredAtEnd > 0) blocks.push(`*${words.noAnswerAfter}*`);
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function messageBlocks(entry: TimelineEntry, view: TranscriptView, texts: (text: string) => string): string[] {
  const { message, wait, isFirstAnswer } = entry;
  const { format, chat } = view;
  const words = wordsFor(format.language).transcript;
  const time = message.at === null ? words.noTime : format.clock(message.at);
  const blocks = [
    `**${time} ${inert(nameLine(brief(message.from ?? ""))) || words.noName}** (${authorOf(message, chat, words)})`,
  ];
  const note = isFirstAnswer ? firstAnswerNote(view, words) : null;
  if (note !== null) blocks.unshift(`*${note}*`);
  if (wait) blocks.unshift(`*${words.wait[wait.who](format.duration(wait.milliseconds))}*`);
  // In a quotation, so that no text can end its paragraph and speak as the page; the backslash keeps the line end.
  blocks.push(`> ${inert(visible(texts(message.text))).replaceAll("\n", "\\\n> ")}`);
  return blocks;
}

/** Code begins and ends within a line, and has no sign in it that may end it or begin something else. */
const WORD = /[^\s`<>&]+/g;
/** What programs look for in the finished text: addresses, mentions and references. */
const LOOKED_FOR = /@|:\/\/|www\.|\.\p{L}|#[\p{L}\p{N}]/iu;

/**
 * Text as Markdown that shows it, line by line, and does nothing. Escapes stop the syntax. They do not stop what looks
 * for addresses and mentions in the finished text, so those are code, which is shown and copied exactly as it is.
 */
export function inert(line: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: word, index } of line.matchAll(WORD)) {
    if (!LOOKED_FOR.test(word)) continue;
    parts.push(escaped(line.slice(end, index), end === 0), `\`${word}\``);
    end = index + word.length;
  }
  return [...parts, escaped(line.slice(end), end === 0)].join("");
}

/** `isStart`: it begins a line. */
function escaped(text: string, isStart: boolean): string {
  const start = isStart ? "^" : "(?<=\\n)";
  return text
    .replace(new RegExp(`${start}[^\\S\\n]+`, "gm"), (space) => "\u00a0".repeat(space.length))
    .replace(/[\\`*_{}[\]()#|~^$!:+=-]/g, "\\$&")
    .replace(new RegExp(`${start}(\u00a0*\\d+)\\.`, "gm"), "$1\\.")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
