import type {
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextLink,
  RichTextSection,
  RichTextStyleable,
  RichTextText,
} from "@slack/types";
import type { Earlier, Fact, Item, Message, Quote } from "../message.ts";
import { SLACK_USER } from "../slack-user.ts";
import { mayLink } from "../text.ts";
import { LIMITS } from "./limits.ts";
import { enclosedLine, line, paragraph } from "./mrkdwn.ts";

/**
 * What a customer may have typed stands in rich text or plain text, in which Slack makes nothing live by itself: so it
 * stands there as it was written, and is copied so.
 */

export function header(title: string): HeaderBlock {
  return { type: "header", text: plain(title, LIMITS.header) };
}

/** How the alert stands, in bold below the title. */
export function state(said: string): RichTextBlock {
  const text = { type: "text" as const, text: line(said, LIMITS.state), style: { bold: true } };
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [text] }] };
}

/** Calls people of the workspace by themselves; null where none of these is one. */
export function mention(users: readonly string[]): RichTextBlock | null {
  const called = users.filter((user) => SLACK_USER.test(user)).slice(0, LIMITS.mentions);
  const elements = called.flatMap((user_id, index) => [
    ...(index === 0 ? [] : [{ type: "text" as const, text: " " }]),
    { type: "user" as const, user_id },
  ]);
  return elements.length === 0 ? null : { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

/** Which time it is for this customer, and where the others are. */
export function earlier({ text, links }: Earlier): RichTextBlock {
  const lines = links.flatMap(({ label, url }) => [
    { type: "text" as const, text: "\n" },
    ...linked(label, LIMITS.label, url),
  ]);
  const said = { type: "text" as const, text: line(text, LIMITS.earlier.text) };
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [said, ...lines] }] };
}

/** Links into the deployer's own systems, in one line. */
export function elsewhere({ text, links }: NonNullable<Message["elsewhere"]>): RichTextBlock {
  const elements = links.flatMap(({ label, url }, index) => [
    { type: "text" as const, text: index === 0 ? `${line(text, LIMITS.elsewhere.text)}: ` : " · " },
    ...linked(label, LIMITS.label, url),
  ]);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

export function facts(all: readonly Fact[]): RichTextBlock {
  const lines = all.flatMap(({ label, value }, index) => [
    { type: "text" as const, text: `${index > 0 ? "\n" : ""}${line(label, LIMITS.label)}: `, style: { bold: true } },
    { type: "text" as const, text: enclosedLine(value, LIMITS.value) },
  ]);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: lines }] };
}

export function quote({ label, text }: Quote, limit: number): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [{ type: "text", text: line(label, LIMITS.label), style: { bold: true } }],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: paragraph(text, limit) }] },
    ],
  };
}

/** What they are together, then one by one. */
export function list(summary: string, items: readonly Item[]): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      { type: "rich_text_section", elements: [{ type: "text", text: line(summary, LIMITS.summary) }] },
      { type: "rich_text_list", style: "ordered", elements: items.map(listed) },
    ],
  };
}

function listed({ title, details, url }: Item): RichTextSection {
  const style = { bold: true };
  const named = { type: "text" as const, text: line(title, LIMITS.item.title), style };
  return {
    type: "rich_text_section",
    elements: [
      ...(url === null ? [named] : linked(title, LIMITS.item.title, url, style)),
      { type: "text", text: `\n${line(details, LIMITS.item.details)}` },
    ],
  };
}

/** The text as a link. Where it may look like another address, the link stands after it: no link is a disguise. */
function linked(
  said: string,
  limit: number,
  url: string,
  style?: RichTextStyleable["style"],
): (RichTextLink | RichTextText)[] {
  const text = line(said, limit);
  const styled = style === undefined ? {} : { style };
  if (!mayLink(text)) return [{ type: "link", url, text, ...styled }];
  return [
    { type: "text", text: `${text} `, ...styled },
    { type: "link", url, text: "↗" },
  ];
}

export function footnotes(all: readonly string[]): ContextBlock {
  return { type: "context", elements: all.map((text) => plain(text, LIMITS.footnote)) };
}

export function plain(text: string, limit: number): PlainTextElement {
  return { type: "plain_text", text: line(text, limit), emoji: false };
}
