import type {
  ActionsBlock,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
} from "@slack/types";
import type { Fact, Link, Message, Quote } from "../message.ts";
import { unlinked } from "../text.ts";
import { escaped, fitting, line, paragraph, unmarked } from "./text.ts";

/** What an incoming webhook takes. */
export interface SlackBody {
  readonly text: string;
  readonly mrkdwn: false;
  readonly blocks: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * Slack's own limits for one element, or less where the sum needs it: a message of all its blocks is refused somewhere
 * above 10,000 characters, which is documented nowhere.
 */
const LIMITS = {
  text: 3_000,
  header: 150,
  facts: 20,
  label: 75,
  value: 200,
  quote: 1_500,
  footnotes: 5,
  footnote: 150,
  buttons: 3,
  button: 75,
  url: 1_000,
} as const;

/** What a customer may have typed stands in rich text, the one form in which Slack makes nothing live by itself. */
export function render(message: Message): SlackBody {
  const links = message.links.filter(isPostable).slice(0, LIMITS.buttons);
  const blocks = [
    header(message.title),
    ...(message.facts.length > 0 ? [facts(message.facts)] : []),
    ...(message.quote ? [quote(message.quote)] : []),
    ...(links.length > 0 ? [buttons(links)] : []),
    ...(message.footnotes.length > 0 ? [footnotes(message.footnotes)] : []),
  ];
  return { text: spoken(message.summary, links[0]), mrkdwn: false, blocks, unfurl_links: false, unfurl_media: false };
}

/** A cut address leads nowhere: one that is too long is left out. */
function isPostable({ url }: Link): boolean {
  return /^https?:\/\/\S+$/.test(url) && escaped(url).length <= LIMITS.url;
}

/** What notifications show and screen readers say, in place of the blocks. Slack reads it as mrkdwn. */
function spoken(summary: string, link: Link | undefined): string {
  const where = link ? ` ${escaped(`${unmarked(unlinked(line(link.label, LIMITS.button)))}: ${link.url}`)}` : "";
  const dead = unmarked(unlinked(line(summary, LIMITS.text)));
  return `${escaped(fitting(dead, LIMITS.text - where.length))}${where}`;
}

function header(title: string): HeaderBlock {
  return { type: "header", text: plain(title, LIMITS.header) };
}

function facts(all: readonly Fact[]): RichTextBlock {
  const lines = all.slice(0, LIMITS.facts).flatMap(({ label, value }, index) => [
    { type: "text" as const, text: `${index > 0 ? "\n" : ""}${line(label, LIMITS.label)}: `, style: { bold: true } },
    { type: "text" as const, text: line(value, LIMITS.value) },
  ]);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: lines }] };
}

function quote({ label, text }: Quote): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [{ type: "text", text: line(label, LIMITS.label), style: { bold: true } }],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: paragraph(text, LIMITS.quote) }] },
    ],
  };
}

function footnotes(all: readonly string[]): ContextBlock {
  return { type: "context", elements: all.slice(0, LIMITS.footnotes).map((text) => plain(text, LIMITS.footnote)) };
}

function buttons(links: readonly Link[]): ActionsBlock {
  return {
    type: "actions",
    elements: links.map(({ label, url }) => ({ type: "button", text: plain(label, LIMITS.button), url })),
  };
}

function plain(text: string, limit: number): PlainTextElement {
  return { type: "plain_text", text: fitting(unlinked(line(text, limit)), limit), emoji: false };
}
