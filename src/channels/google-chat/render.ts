import { fitting } from "../fitting.ts";
import { inert } from "../lookalikes.ts";
import type { Fact, Item, Link, Message } from "../message.ts";
import { type Outline, outlineOf, shortened } from "../outline.ts";
import { type Button, type Card, paragraph, type Section, type Widget } from "./card.ts";
import { bold, html, lines, link } from "./html.ts";
import { LIMITS, MAX_BYTES } from "./limits.ts";
import type { Thread } from "./thread.ts";

/** The message for Google Chat's API. */
export function render(message: Message, thread: Thread | null): string {
  const outline = outlineOf(message, LIMITS);
  return fitting(MAX_BYTES, (share) => {
    return JSON.stringify(messageOf(message.plain, shortened(outline, LIMITS, share), thread));
  });
}

function messageOf(isPlain: boolean, outline: Outline, thread: Thread | null) {
  const below = thread === null ? {} : { thread };
  if (isPlain) return { text: plainText(outline), ...below };
  const sentence = inert(outline.sentence);
  const card = outline.isShort ? shortCard(outline) : cardOf(outline);
  const isEmpty = card.sections.length === 0;
  return {
    text: sentence,
    ...(isEmpty ? {} : { fallbackText: sentence, cardsV2: [{ cardId: "alert", card }] }),
    ...below,
  };
}

/** For one chat: its facts, then the buttons. For several: the chats and the button to all of them, then the rest. */
function cardOf(outline: Outline): Card {
  const { title, state, facts, quote, items, table, elsewhere, earlier, footnotes } = outline;
  const several = items.length > 0;
  const first = [
    ...(state === null ? [] : [paragraph(bold(state))]),
    ...(several ? items.map(itemWidget) : facts.map(factWidget)),
  ];
  const buttons = section(buttonList(outline.links));
  const rest = [
    ...section(several ? facts.map(factWidget) : []),
    ...(table === null ? [] : section([paragraph(lines(table.rows.map(row)))], table.caption)),
    ...(quote === null ? [] : section([paragraph(lines(quote.lines.map(html)))], quote.label)),
    ...(elsewhere === null ? [] : section([paragraph(`${html(elsewhere.text)}: ${inOneLine(elsewhere.links)}`)])),
    ...(earlier === null ? [] : section([paragraph(lines([html(earlier.text), ...earlier.links.map(linked)]))])),
  ];
  const small = section(footnotes.length === 0 ? [] : [paragraph(lines(footnotes.map(html)))]);
  return {
    header: { title: plain(title) },
    sections: [...section(first), ...(several ? [...buttons, ...rest] : [...rest, ...buttons]), ...small],
  };
}

/** Nothing but the buttons: the text says the rest. */
function shortCard({ links }: Outline): Card {
  return { sections: section(buttonList(links)) };
}

/** A section must have a widget. */
function section(widgets: readonly Widget[], header?: string): readonly Section[] {
  if (widgets.length === 0) return [];
  return [{ ...(header === undefined ? {} : { header: html(header) }), widgets }];
}

function factWidget({ label, value }: Fact): Widget {
  return { decoratedText: { topLabel: html(label), text: html(value), wrapText: true } };
}

function itemWidget({ title, details, url }: Item, index: number): Widget {
  const named = url === null ? html(title) : link(title, url);
  return paragraph(lines([`<b>${index + 1}. ${named}</b>`, html(details)]));
}

function row({ label, value }: Fact): string {
  return `${bold(`${label}:`)} ${html(value)}`;
}

function linked({ label, url }: Link): string {
  return link(label, url);
}

function inOneLine(links: readonly Link[]): string {
  return links.map(linked).join(" · ");
}

function buttonList(links: readonly Link[]): readonly Widget[] {
  return links.length === 0 ? [] : [{ buttonList: { buttons: links.map(button) } }];
}

function button({ label, url }: Link): Button {
  return { text: plain(label), onClick: { openLink: { url } } };
}

/** For what is plain text by the documentation: nothing changes if it should be read as HTML after all. */
function plain(text: string): string {
  return text.replace(/[<>]|&(?=[#\p{L}])/gu, (sign) => ({ "<": "‹", ">": "›" })[sign] ?? "＆");
}

/** If the card was rejected: everything in lines, a link's label before its URL. */
function plainText(outline: Outline): string {
  const { sentence, items, facts, table, quote, elsewhere, earlier, links, footnotes } = outline;
  return [
    inert(sentence),
    ...items.flatMap(({ title, details, url }, index) => [
      inert(`${index + 1}. ${title}`),
      inert(details),
      ...(url === null ? [] : [written(url)]),
    ]),
    ...[...facts, ...(table?.rows ?? [])].map(({ label, value }) => inert(`${label}: ${value}`)),
    ...(quote === null ? [] : [`${quote.label}:`, ...quote.lines].map(inert)),
    ...links.map(labelled),
    ...(elsewhere === null ? [] : [inert(`${elsewhere.text}:`), ...elsewhere.links.map(labelled)]),
    ...(earlier === null ? [] : [inert(earlier.text), ...earlier.links.map(labelled)]),
    ...footnotes.map(inert),
  ].join("\n");
}

function labelled({ label, url }: Link): string {
  return `${inert(label)}: ${written(url)}`;
}

/** A URL of its own, in Google Chat's syntax and in Markdown. */
function written(url: string): string {
  return `<${url}>`;
}
