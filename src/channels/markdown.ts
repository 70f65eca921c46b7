import type { Earlier, Fact, Item, Link, Message, Quote, Table } from "./message.ts";
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

/** How much there is room for: numbers of things, and their sizes once they are inert. */
export interface Limits {
  readonly label: number;
  readonly facts: number;
  /** Of all facts together. */
  readonly factsInTotal: number;
  readonly state: number;
  readonly quote: number;
  readonly items: number;
  readonly item: { readonly title: number; readonly details: number };
  readonly links: number;
  readonly rows: number;
  readonly cells: number;
  readonly cell: number;
  /** Of a whole table. */
  readonly table: number;
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

/** In characters: the longest value of a fact is cut to the first of these for which all facts have room. */
const VALUES = [300, 120, 60, 30];

/** Facts, each as `written`; their values are cut as much as there is need. */
export function factsWithin<Written>(
  facts: readonly Fact[],
  limits: Limits,
  written: (fact: Fact, mostOfValue: number) => Written & { readonly value: string },
): readonly Written[] {
  const known = facts.slice(0, limits.facts);
  const room = limits.factsInTotal - known.length * limits.label;
  let shown: readonly (Written & { readonly value: string })[] = [];
  for (const most of VALUES) {
    shown = known.map((fact) => written(fact, most));
    if (shown.reduce((sum, { value }) => sum + value.length, 0) <= room) break;
  }
  return shown;
}

/** How a message is described. */
export interface Description {
  /** The links that have no place of their own. */
  readonly ways: readonly Link[];
  readonly dialect: Dialect;
  readonly limits: Limits;
  readonly room: number;
}

/** What a message says below its title and next to its facts. What had to be cut ends with a link to the whole. */
export function described(message: Message, { ways, dialect, limits, room }: Description): string {
  const { state, items, quote, table, elsewhere, earlier, links } = message;
  const several = items.length > 0;
  const first = state === undefined ? [] : [`**${line(state, limits.state, dialect)}**`];
  const figures = table === undefined ? null : tableText(table, dialect, limits);
  const shown = figures === null ? [] : [figures.text];
  const whole = links.find(({ url }) => isUsable(url, limits.url));
  const where = whole === undefined ? "" : ` ${linked(whole.label, limits.label, whole.url, dialect)}`;
  const isCut = items.length > limits.items || message.facts.length > limits.facts || figures?.isCut === true;
  const more = isCut ? [`${CUT}${where}`] : [];
  const below = waysText(ways, dialect, limits);
  const taken = sizeOf([...first, ...shown, ...below, ...more]);
  const list = several ? [listText(items, dialect, limits, room - taken - GAP.length)] : [];
  const rest = [
    ...(quote === null ? [] : [quoteText(quote, dialect, limits)]),
    ...(elsewhere === undefined || several ? [] : elsewhereText(elsewhere, dialect, limits)),
    ...(earlier === undefined || several ? [] : [earlierText(earlier, dialect, limits)]),
  ];
  // What comes first has room in any case.
  const kept = [...first, ...list, ...shown];
  const between = fitting(rest, room - sizeOf([...kept, ...below, ...more]));
  return fitting([...kept, between, ...below, ...more], room);
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

/** As many rows as there is room for. */
function tableText(
  { caption, columns, rows }: Table,
  dialect: Dialect,
  limits: Limits,
): { readonly text: string; readonly isCut: boolean } {
  const cellsOf = (row: readonly string[]) =>
    row.slice(0, limits.cells).map((cell) => enclosedLine(cell, limits.cell, dialect));
  const heads = cellsOf(columns);
  const hasTable = dialect.hasTables && heads.length > 0;
  const cells = rows.slice(0, limits.rows).map(cellsOf);
  const lines = cells.map((row) =>
    // Every row has as many cells as there are columns.
    hasTable ? tableRow(heads.map((_, index) => row[index] ?? "")) : rowText(heads, row),
  );
  // A table begins after an empty line.
  const aligned = heads.map((_, index) => (index === 0 ? ":--" : "--:"));
  const beginning = [
    `**${line(caption, limits.state, dialect)}**`,
    ...(hasTable ? ["", tableRow(heads), tableRow(aligned)] : []),
  ];
  let left = limits.table - beginning.join("\n").length;
  const end = lines.findIndex((text) => {
    left -= text.length + 1;
    return left < 0;
  });
  const fit = end < 0 ? lines : lines.slice(0, end);
  const isCut = fit.length < rows.length || columns.length > limits.cells;
  return { text: [...beginning, ...fit].join("\n"), isCut };
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function rowText([, ...heads]: readonly string[], [name = CUT, ...cells]: readonly string[]): string {
  return `**${name}:** ${cells.map((cell, index) => `${heads[index] ?? ""} ${cell}`.trim()).join(", ")}`;
}
