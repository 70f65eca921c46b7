import type { Earlier, Item, Link, Message, Quote, Table } from "./message.ts";
import { enclosed, inLines, inOneLine, mayLink, within } from "./text.ts";

/**
 * Messages in the Markdown of chat services, which have bold, quotes and links in common. What differs is how a
 * customer's text is made inert.
 */
export interface Dialect {
  /** The same text to a reader, in which nothing is a link, a mention, an emoji or formatting. */
  readonly inert: (text: string) => string;
  /** The most that a character takes once it is inert. */
  readonly sizeOf: (character: string) => number;
  /** Whether columns are shown as columns. Otherwise, a row is a line with the columns' names in it. */
  readonly hasTables: boolean;
}

/** How much there is room for. */
export interface Limits {
  readonly label: number;
  readonly value: number;
  readonly state: number;
  readonly quote: number;
  readonly items: number;
  readonly item: { readonly title: number; readonly details: number };
  readonly links: number;
  readonly rows: number;
  readonly cells: number;
  readonly cell: number;
  readonly url: number;
}

const CUT = "…";
/** In place of a label that may itself be taken for an address: a link must not look as if it led elsewhere. */
const ARROW = "↗";

/** One line, at most `limit` long. */
export function line(text: string, limit: number, { inert, sizeOf }: Dialect): string {
  return inert(within(inOneLine(text), limit, sizeOf));
}

/** The same for what stands next to other text, such as a value after its label. */
export function enclosedLine(text: string, limit: number, { inert, sizeOf }: Dialect): string {
  return inert(within(enclosed(inOneLine(text)), limit, sizeOf));
}

/** Lines as they were typed, each of them quoted. */
function quotedLines(text: string, limit: number, { inert, sizeOf }: Dialect): string {
  // The sign of the quote takes two characters for each line.
  const sizeInQuote = (character: string) => (character === "\n" ? 3 : sizeOf(character));
  return inert(within(inLines(text), limit, sizeInQuote)).replaceAll(/^/gm, "> ");
}

/** A cut URL does not work: one that is too long, or that would end a link early, is left out. */
export function isUsable(url: string, limit: number): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url) && !/[<>"\\`|[\]]/.test(url) && markdownUrl(url).length <= limit;
}

/** Brackets end a link's address. */
export function markdownUrl(url: string): string {
  return url.replaceAll("(", "%28").replaceAll(")", "%29");
}

/**
 * Text as a link. Where it may look like another address, the link stands after it: no link is a disguise. So does one
 * after text with brackets, for which services find the end of the text in different ways.
 */
export function linked(label: string, limit: number, url: string, dialect: Dialect): string {
  const said = inOneLine(label);
  const text = line(said, limit, dialect);
  const target = `(${markdownUrl(url)})`;
  return mayLink(said) || /[[\]\\]/.test(said) ? `${text} [${ARROW}]${target}` : `[${text}]${target}`;
}

/** Links side by side. */
export function linksInARow(links: readonly Link[], limit: number, dialect: Dialect): string {
  return links.map(({ label, url }) => linked(label, limit, url, dialect)).join(" · ");
}

/** All ways from a message: what it shows, and what can be done about an alert. */
export function waysOf({ links, actions, items }: Message): readonly Link[] {
  const acting = actions === undefined || items.length > 0 ? [] : [actions.claim, actions.resolve];
  const reachable = acting.flatMap((action) =>
    action === null || action.url === null ? [] : [{ label: action.label, url: action.url }],
  );
  return [...links, ...reachable];
}

/**
 * What a message says below its title and next to its facts, within `room`. `ways`: the links that have no place of
 * their own.
 */
export function described(
  message: Message,
  ways: readonly Link[],
  dialect: Dialect,
  limits: Limits,
  room: number,
): string {
  const { state, items, quote, table, elsewhere, earlier, links } = message;
  const several = items.length > 0;
  const first = state === undefined ? [] : [`**${line(state, limits.state, dialect)}**`];
  const figures = table === undefined ? [] : [tableText(table, dialect, limits)];
  const whole = links.find(({ url }) => isUsable(url, limits.url));
  const isCut = items.length > limits.items || (table !== undefined && isTableCut(table, limits));
  const more = !isCut
    ? []
    : [whole === undefined ? CUT : `${CUT} ${linked(whole.label, limits.label, whole.url, dialect)}`];
  const below = waysText(ways, dialect, limits);
  const rest = [
    ...figures,
    ...(quote === null ? [] : [quoteText(quote, dialect, limits)]),
    ...(elsewhere === undefined || several ? [] : elsewhereText(elsewhere, dialect, limits)),
    ...(earlier === undefined || several ? [] : [earlierText(earlier, dialect, limits)]),
    ...below,
    ...more,
  ];
  const taken = sizeOf([...first, ...figures, ...below, ...more]);
  const list = several ? [listText(items, dialect, limits, room - taken - GAP.length)] : [];
  return fitting([...first, ...list, ...rest], room);
}

const GAP = "\n\n";

function sizeOf(sections: readonly string[]): number {
  return sections.reduce((sum, section) => sum + section.length + GAP.length, 0);
}

/** The sections that there is room for, in their order. */
export function fitting(sections: readonly string[], room: number): string {
  let left = room + GAP.length;
  const kept = sections.filter((section) => {
    const size = section.length + GAP.length;
    if (section === "" || size > left) return false;
    left -= size;
    return true;
  });
  return kept.join(GAP);
}

function quoteText({ label, text }: Quote, dialect: Dialect, limits: Limits): string {
  return `**${line(label, limits.label, dialect)}**\n${quotedLines(text, limits.quote, dialect)}`;
}

function elsewhereText(
  { text, links }: NonNullable<Message["elsewhere"]>,
  dialect: Dialect,
  limits: Limits,
): readonly string[] {
  const usable = links.filter(({ url }) => isUsable(url, limits.url)).slice(0, limits.links);
  if (usable.length === 0) return [];
  return [`${line(text, limits.label, dialect)}: ${linksInARow(usable, limits.label, dialect)}`];
}

function earlierText({ text, links }: Earlier, dialect: Dialect, limits: Limits): string {
  const usable = links.filter(({ url }) => isUsable(url, limits.url)).slice(0, limits.links);
  return [
    line(text, limits.state, dialect),
    ...(usable.length === 0 ? [] : [linksInARow(usable, limits.label, dialect)]),
  ].join("\n");
}

function waysText(ways: readonly Link[], dialect: Dialect, limits: Limits): readonly string[] {
  const usable = ways.filter(({ url }) => isUsable(url, limits.url));
  return usable.length === 0 ? [] : [linksInARow(usable, limits.label, dialect)];
}

/** The chats one by one. All of them are named; as many as there is room for are links. */
function listText(items: readonly Item[], dialect: Dialect, limits: Limits, room: number): string {
  const named = items.slice(0, limits.items).map(({ title, details, url }, index) => {
    const ending = `\n${line(details, limits.item.details, dialect)}`;
    const plain = `**${index + 1}. ${line(title, limits.item.title, dialect)}**${ending}`;
    const isLink = url !== null && isUsable(url, limits.url);
    return isLink
      ? { plain, link: `**${index + 1}. ${linked(title, limits.item.title, url, dialect)}**${ending}` }
      : { plain };
  });
  let left = room - sizeOf(named.map(({ plain }) => plain));
  const lines = named.map(({ plain, link }) => {
    if (link === undefined || link.length - plain.length > left) return plain;
    left -= link.length - plain.length;
    return link;
  });
  return lines.join("\n");
}

function isTableCut({ columns, rows }: Table, limits: Limits): boolean {
  return rows.length > limits.rows || columns.length > limits.cells;
}

function tableText({ caption, columns, rows }: Table, dialect: Dialect, limits: Limits): string {
  const cellsOf = (row: readonly string[]) =>
    row.slice(0, limits.cells).map((cell) => enclosedLine(cell, limits.cell, dialect));
  const heads = cellsOf(columns);
  const shown = rows.slice(0, limits.rows).map(cellsOf);
  const heading = `**${line(caption, limits.state, dialect)}**`;
  if (!dialect.hasTables || heads.length === 0) return [heading, ...shown.map((row) => rowText(heads, row))].join("\n");
  const aligned = heads.map((_, index) => (index === 0 ? ":--" : "--:"));
  // A table begins after an empty line, and every row has as many cells as there are columns.
  const body = shown.map((row) => heads.map((_, index) => row[index] ?? ""));
  return [heading, "", ...[heads, aligned, ...body].map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

function rowText([, ...heads]: readonly string[], [name = CUT, ...cells]: readonly string[]): string {
  return `**${name}:** ${cells.map((cell, index) => `${heads[index] ?? ""} ${cell}`.trim()).join(", ")}`;
}
