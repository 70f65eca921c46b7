import { wordsFor } from "../../../../locale/locale.ts";
import { visible, visibleLine } from "../../../ui/visible-text.ts";
import { brief, formTexts } from "../content/cut.ts";
import { customerOf, factsOf, footnotesOf, noticesOf, recordOf, storyOf, verdictOf } from "../content/facts.ts";
import { type TimelineEntry, timelineOf } from "../content/timeline.ts";
import type { TranscriptView } from "../content/view.ts";

/** The transcript as Markdown, with nothing of anybody's text live in it. */
export function transcriptMarkdown(view: TranscriptView): string {
  const words = wordsFor(view.format.language).transcript;
  const texts = formTexts((left) => words.left.characters(left, view.format.number(left)));
  const facts = [...factsOf(view, words), ...footnotesOf(view, words)];
  const record = recordOf(view);
  const blocks = [
    `# ${inert(verdictOf(view, words).join(", "))}: ${inert(customerOf(view, words))}`,
    inert(storyOf(view, words)),
    facts.map(({ label, value }) => `- ${label}: ${inert(value)}`).join("\n"),
    record.length > 0 ? `## ${words.record}` : "",
    record.map(({ key, values }) => `- ${inertLine(key)}: ${values.map(texts).map(inertLine).join(", ")}`).join("\n"),
    ...noticesOf(view, words).map((sentence) => `*${inert(sentence)}*`),
  ];
  for (const day of timelineOf(view, null)) {
    blocks.push(`## ${day.name ?? words.noDay}`);
    for (const entry of day.entries) blocks.push(...messageBlocks(entry, view, texts));
  }
  if (view.measures.unansweredAtEnd > 0) blocks.push(`*${words.noAnswerAfter}*`);
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function messageBlocks(
  entry: TimelineEntry,
  { format, measures }: TranscriptView,
  texts: (text: string) => string,
): string[] {
  const { message, side, wait, isFirstAnswer } = entry;
  const words = wordsFor(format.language).transcript;
  const time = message.at === null ? words.noTime : format.clock(message.at);
  const blocks = [`**${time} ${inertLine(brief(message.from ?? "")) || words.noName}** (${words.side[side]})`];
  if (isFirstAnswer && measures.timeToFirstAnswer !== null)
    blocks.unshift(`*${words.firstAnswerAfter(format.duration(measures.timeToFirstAnswer))}*`);
  if (wait) blocks.unshift(`*${words.wait[wait.who](format.duration(wait.milliseconds))}*`);
  // In a quotation, so that no text can end its paragraph and speak as the page; the backslash keeps the line end.
  blocks.push(`> ${inert(visible(texts(message.text))).replaceAll("\n", "\\\n> ")}`);
  return blocks;
}

function inertLine(text: string): string {
  return inert(visibleLine(text));
}

/**
 * Text as Markdown that shows it, line by line, and does nothing. Escapes stop the syntax. They do not stop what looks
 * for addresses and mentions in the finished text, so a word joiner (no width) parts those.
 */
export function inert(line: string): string {
  return line
    .replace(/^[^\S\n]+/gm, (space) => "\u00a0".repeat(space.length))
    .replace(/[\\`*_{}[\]()#|~^$!:+=-]/g, "\\$&")
    .replace(/^(\u00a0*\d+)\./gm, "$1\\.")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/#|\.(?=\p{L})|www(?=\.)|:(?=\/\/)/giu, "$&\u2060")
    .replaceAll("@", "\u2060@\u2060");
}
