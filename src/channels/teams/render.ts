import { fitting } from "../fitting.ts";
import { inert } from "../lookalikes.ts";
import type { Item, Link, Message, MessageKind } from "../message.ts";
import { type Outline, outlineOf, shortened } from "../outline.ts";
import { mayLink } from "../text.ts";
import {
  type AdaptiveCard,
  type CardElement,
  type ContainerStyle,
  container,
  type OpenUrl,
  openUrl,
  rich,
  run,
  type TextRun,
} from "./card.ts";
import { ACTIONS, LIMITS, MAX_BYTES } from "./limits.ts";

/** The body for a workflow that posts the cards of a request. */
export function render(message: Message): string {
  const outline = outlineOf(message, LIMITS);
  return fitting(MAX_BYTES, (share) => JSON.stringify(requestOf(message, shortened(outline, LIMITS, share))));
}

function requestOf(message: Message, outline: Outline) {
  const sentence = inert(outline.sentence);
  const body = message.plain
    ? plainBody(outline)
    : outline.isShort
      ? [rich([run(outline.sentence)])]
      : bodyOf(message.kind, outline);
  const card: AdaptiveCard = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.3",
    lang: message.language.slice(0, 2),
    fallbackText: sentence,
    speak: sentence,
    msteams: { width: "Full" },
    body,
    ...(outline.links.length === 0 ? {} : { actions: outline.links.map(action) }),
  };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: card };
  return { type: "message", summary: sentence, attachments: [attachment] };
}

/** The title says the same in words. */
const STYLES: Readonly<Record<MessageKind, ContainerStyle>> = {
  alert: "attention",
  escalation: "attention",
  reminder: "warning",
  update: "accent",
  resolution: "good",
  digest: "emphasis",
  warning: "warning",
  outage: "attention",
  test: "emphasis",
};

/** Kinds whose facts do not say all that the summary says. */
const SUMMARISED: readonly MessageKind[] = ["digest", "warning", "outage", "test"];

/** For one chat: its facts first. For several: the chats first. */
function bodyOf(kind: MessageKind, outline: Outline): readonly CardElement[] {
  const { title, state, facts, quote, items, table, elsewhere, earlier, footnotes } = outline;
  const several = items.length > 0;
  const factBlocks = facts.map(({ label, value }) =>
    rich([run(`${label}: `, { weight: "bolder" }), run(value)], "small"),
  );
  const known: readonly CardElement[] = [
    ...factBlocks,
    ...(table === null ? [] : tableBlocks(table)),
    ...(quote === null ? [] : [quoteBlock(quote)]),
    ...(elsewhere === null ? [] : [rich([run(`${elsewhere.text}:`)]), ...actionSets(elsewhere.links)]),
    ...(earlier === null ? [] : [rich([run(earlier.text)]), ...earlier.links.map(linkRow)]),
  ];
  return [
    container([rich([run(title, { size: "large", weight: "bolder" })])], { style: STYLES[kind], bleed: true }),
    ...(state === null ? [] : [rich([run(state, { weight: "bolder" })])]),
    ...(several || SUMMARISED.includes(kind) ? [rich([run(outline.sentence)])] : []),
    ...items.map(itemBlock),
    ...known,
    ...footnotes.map((text) => rich([run(text, { size: "small", isSubtle: true })], "small")),
  ];
}

function itemBlock({ title, details, url }: Item, index: number): CardElement {
  const number = run(`${index + 1}. `, { weight: "bolder" });
  const below = rich([run(details)], "none");
  if (url === null) return container([rich([number, run(title, { weight: "bolder" })]), below]);
  return container([rich([number, ...linked(title)]), below], { selectAction: openUrl(title, url) });
}

/**
 * A container that opens a link, because Teams does not open the links of single words. Where the text may look like
 * another address, only the arrow looks like a link: no link is a disguise.
 */
function linkRow({ label, url }: Link): CardElement {
  return container([rich(linked(label))], { spacing: "small", selectAction: openUrl(label, url) });
}

function linked(text: string): readonly TextRun[] {
  const style = { weight: "bolder", color: "accent", underline: true } as const;
  return mayLink(text) ? [run(`${text} `, { weight: "bolder" }), run("↗", style)] : [run(`${text} ↗`, style)];
}

function quoteBlock({ label, lines }: NonNullable<Outline["quote"]>): CardElement {
  const said = lines.map((line) => rich([run(line)], "none"));
  return container([rich([run(label, { weight: "bolder" })]), ...said], { style: "emphasis" });
}

/** Tables do not fit on a phone, and workflows do not post them: one line per row, with the columns' names in it. */
function tableBlocks({ caption, rows }: NonNullable<Outline["table"]>): readonly CardElement[] {
  const lines = rows.map(({ label, value }) => rich([run(`${label}: `, { weight: "bolder" }), run(value)], "small"));
  return [rich([run(caption, { weight: "bolder" })]), ...lines];
}

function actionSets(links: readonly Link[]): readonly CardElement[] {
  const sets = Array.from({ length: Math.ceil(links.length / ACTIONS) }, (_, at) =>
    links.slice(at * ACTIONS, (at + 1) * ACTIONS),
  );
  return sets.map((set) => ({ type: "ActionSet", spacing: "small", actions: set.map(action) }));
}

function action({ label, url }: Link): OpenUrl {
  return openUrl(label, url);
}

/** If the card was rejected: lines of text above the buttons. */
function plainBody({ sentence, items, facts, table, quote, earlier, footnotes }: Outline): readonly CardElement[] {
  const lines = [
    sentence,
    ...items.flatMap(({ title, details, url }, index) => [
      `${index + 1}. ${title}`,
      details,
      ...(url === null ? [] : [url]),
    ]),
    ...[...facts, ...(table?.rows ?? [])].map(({ label, value }) => `${label}: ${value}`),
    ...(quote === null ? [] : [`${quote.label}:`, ...quote.lines]),
    ...(earlier === null ? [] : [earlier.text]),
    ...footnotes,
  ];
  return lines.map((line) => rich([run(line)]));
}
