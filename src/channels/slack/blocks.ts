import type {
  ActionsBlock,
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextSection,
} from "@slack/types";
import type { Fact, Item, Link, Quote } from "../message.ts";
import { LIMITS } from "./limits.ts";
import { line, paragraph, unlinkedLine } from "./text.ts";

/** What a customer may have typed stands in rich text, the one form in which Slack makes nothing live by itself. */

export function header(title: string): HeaderBlock {
  return { type: "header", text: plain(title, LIMITS.header) };
}

export function facts(all: readonly Fact[]): RichTextBlock {
  const lines = all.flatMap(({ label, value }, index) => [
    { type: "text" as const, text: `${index > 0 ? "\n" : ""}${line(label, LIMITS.label)}: `, style: { bold: true } },
    { type: "text" as const, text: line(value, LIMITS.value) },
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
  const named = { text: unlinkedLine(title, LIMITS.item.title), style: { bold: true } };
  return {
    type: "rich_text_section",
    elements: [
      url === null ? { type: "text", ...named } : { type: "link", url, ...named },
      { type: "text", text: `\n${line(details, LIMITS.item.details)}` },
    ],
  };
}

export function footnotes(all: readonly string[]): ContextBlock {
  return { type: "context", elements: all.map((text) => plain(text, LIMITS.footnote)) };
}

export function buttons(links: readonly Link[]): ActionsBlock {
  return {
    type: "actions",
    elements: links.map(({ label, url }) => ({ type: "button", text: plain(label, LIMITS.button), url })),
  };
}

function plain(text: string, limit: number): PlainTextElement {
  return { type: "plain_text", text: unlinkedLine(text, limit), emoji: false };
}
