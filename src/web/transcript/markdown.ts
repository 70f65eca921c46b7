import { pageWordsFor } from "../words.ts";
import { customerOf, factsOf, footnotesOf, recordOf, storyOf, verdictOf } from "./facts.ts";
import { type Entry, timelineOf } from "./timeline.ts";
import type { TranscriptView } from "./view.ts";
import { visible, visibleLine } from "./visible.ts";

/** The transcript as Markdown, with nothing of anybody's text live in it. */
export function transcriptMarkdown(view: TranscriptView): string {
  const words = pageWordsFor(view.format.language).transcript;
  const facts = [...factsOf(view, words), ...footnotesOf(view, words)];
  const record = recordOf(view);
  const blocks = [
    `# ${inert(verdictOf(view, words).join(", "))}: ${inert(customerOf(view, words))}`,
    inert(storyOf(view, words)),
    facts.map(({ label, value }) => `- ${label}: ${inert(value)}`).join("\n"),
    record.length > 0 ? `## ${words.record}` : "",
    record.map(({ key, values }) => `- ${inertLine(key)}: ${values.map(inertLine).join(", ")}`).join("\n"),
  ];
  for (const day of timelineOf(view)) {
    blocks.push(`## ${day.name ?? words.noDay}`);
    for (const entry of day.entries) blocks.push(...messageBlocks(entry, view));
  }
  if (view.measures.unansweredAtEnd > 0) blocks.push(`*${words.noAnswerAfter}*`);
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function messageBlocks(entry: Entry, { format, measures }: TranscriptView): string[] {
  const { message, side, wait, isFirstAnswer } = entry;
  const words = pageWordsFor(format.language).transcript;
  const time = message.at === null ? words.noTime : format.clock(message.at);
  const blocks = [`**${time} ${inertLine(message.from ?? "") || words.noName}** (${words.side[side]})`];
  if (isFirstAnswer && measures.timeToFirstAnswer !== null)
    blocks.unshift(`*${words.firstAnswerAfter(format.duration(measures.timeToFirstAnswer))}*`);
  if (wait) blocks.unshift(`*${words.wait[wait.who](format.duration(wait.milliseconds))}*`);
  const lines = visible(message.text).split("\n");
  // In a quotation, so that no text can end its paragraph and speak as the page; the backslash keeps the line end.
  blocks.push(lines.map((line) => `> ${inert(line)}`).join("\\\n"));
  return blocks;
}

function inertLine(text: string): string {
  return inert(visibleLine(text));
}

/**
 * One line of text as Markdown that shows it and does nothing. Escapes stop the syntax. They do not stop what looks
 * for addresses and mentions in the finished text, so a word joiner (no width) parts those.
 */
export function inert(line: string): string {
  return line
    .replace(/^\s+/, (space) => "\u00a0".repeat(space.length))
    .replace(/[\\`*_{}[\]()#|~^$!:+=-]/g, "\\$&")
    .replace(/^(\u00a0*\d+)\./, "$1\\.")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/#|\.(?=\p{L})|www(?=\.)|:(?=\/\/)/giu, "$&\u2060")
    .replaceAll("@", "\u2060@\u2060");
}
