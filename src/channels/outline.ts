import type { Fact, Item, Link, Message } from "./message.ts";
import { enclosed, inLines, inOneLine, within } from "./text.ts";

/** What a channel has room for: text in characters, everything else in pieces. */
export interface OutlineLimits {
  readonly title: number;
  readonly sentence: number;
  readonly label: number;
  readonly value: number;
  readonly footnote: number;
  /** The URL of a button; a longer one is left out, because a cut URL does not work. */
  readonly url: number;
  /** The URL of a link in running text, and of all of these links into other systems. */
  readonly shortUrl: number;
  readonly elsewhereUrls: number;
  readonly elsewhere: number;
  readonly links: number;
  readonly items: number;
  readonly item: { readonly title: number; readonly details: number };
  readonly rows: number;
  readonly row: { readonly name: number; readonly cells: number };
  readonly one: OutlineSize;
  readonly several: OutlineSize;
}

/** What cards of chat programs have in common; how much fits into one differs. */
export const CARD_LIMITS = {
  title: 150,
  sentence: 500,
  label: 75,
  value: 300,
  footnote: 200,
  url: 1_000,
  shortUrl: 350,
  elsewhereUrls: 1_500,
  elsewhere: 10,
  links: 3,
  items: 10,
  item: { title: 100, details: 250 },
  rows: 10,
  row: { name: 60, cells: 200 },
} as const;

interface OutlineSize {
  readonly facts: number;
  readonly quote: number;
  readonly lines: number;
  readonly footnotes: number;
}

/**
 * A message as a channel shows it: every text is cleaned and cut, every link can be opened, and what can be done about
 * the alert is among the links. Nothing is escaped.
 */
export interface Outline {
  /** An alert's new state in one sentence, after the message about the alert: nothing but the sentence and the links. */
  readonly isShort: boolean;
  readonly title: string;
  /** For notifications and screen readers: the state, then the summary. */
  readonly sentence: string;
  readonly state: string | null;
  readonly facts: readonly Fact[];
  readonly quote: { readonly label: string; readonly lines: readonly string[] } | null;
  readonly items: readonly Item[];
  readonly table: { readonly caption: string; readonly rows: readonly Fact[] } | null;
  readonly elsewhere: { readonly text: string; readonly links: readonly Link[] } | null;
  readonly earlier: { readonly text: string; readonly links: readonly Link[] } | null;
  readonly links: readonly Link[];
  readonly footnotes: readonly string[];
}

const CUT = "…";
/** The least that is left of a text. */
const LEAST = 12;

export function outlineOf(message: Message, limits: OutlineLimits): Outline {
  const { kind, title, state, summary, facts, quote, items, table, elsewhere, earlier, links, footnotes } = message;
  const several = items.length > 0;
  const size = several ? limits.several : limits.one;
  const line = (text: string, limit: number) => within(inOneLine(text), limit);
  const side = (text: string, limit: number) => within(enclosed(inOneLine(text)), limit);
  const linked = (all: readonly Link[], limit: number) =>
    all.filter(({ url }) => isLink(url, limit)).map(({ label, url }) => ({ label: line(label, limits.label), url }));
  const elsewhereLinks = fittingUrls(several ? [] : linked(elsewhere?.links ?? [], limits.shortUrl), limits);
  const rows = (table?.rows ?? []).slice(0, limits.rows);
  const isCut =
    facts.length > size.facts ||
    items.length > limits.items ||
    footnotes.length > size.footnotes ||
    (table?.rows.length ?? 0) > limits.rows;
  return {
    isShort: (kind === "update" || kind === "resolution") && facts.length === 0 && quote === null && !several,
    title: line(title, limits.title),
    sentence: line(state === undefined ? summary : `${inOneLine(state)} ${summary}`, limits.sentence),
    state: state === undefined ? null : line(state, limits.value),
    facts: facts
      .slice(0, size.facts)
      .map(({ label, value }) => ({ label: line(label, limits.label), value: side(value, limits.value) })),
    quote: quote === null ? null : { label: line(quote.label, limits.label), lines: linesOf(quote.text, size) },
    items: items.slice(0, limits.items).map((item) => ({
      title: line(item.title, limits.item.title),
      details: line(item.details, limits.item.details),
      url: item.url !== null && isLink(item.url, limits.shortUrl) ? item.url : null,
    })),
    table:
      table === undefined || rows.length === 0
        ? null
        : {
            caption: line(table.caption, limits.label),
            rows: rows.map(([name = "", ...cells]) => ({
              label: side(name, limits.row.name),
              value: line(
                cells.map((cell, at) => `${table.columns[at + 1] ?? ""} ${cell}`).join(", "),
                limits.row.cells,
              ),
            })),
          },
    elsewhere:
      elsewhere === undefined || elsewhereLinks.length === 0
        ? null
        : { text: line(elsewhere.text, limits.label), links: elsewhereLinks },
    earlier:
      earlier === undefined || several
        ? null
        : {
            text: line(earlier.text, limits.value),
            links: linked(earlier.links, limits.shortUrl).slice(0, limits.links),
          },
    links: [
      ...linked(links, limits.url).slice(0, limits.links),
      ...(several ? [] : linked(actionLinks(message), limits.url)),
    ],
    footnotes: [
      ...footnotes.slice(0, size.footnotes).map((text) => line(text, limits.footnote)),
      ...(isCut ? [CUT] : []),
    ],
  };
}

/** The same with less text: `share` of the usual length. All links stay. */
export function shortened(outline: Outline, limits: OutlineLimits, share: number): Outline {
  const { state, quote, items, table, elsewhere, earlier } = outline;
  const most = (limit: number) => Math.max(LEAST, Math.floor(limit * share));
  const cut = (text: string, limit: number) => within(text, most(limit));
  const links = (all: readonly Link[]) => all.map(({ label, url }) => ({ label: cut(label, limits.label), url }));
  const size = items.length > 0 ? limits.several : limits.one;
  return {
    isShort: outline.isShort,
    title: cut(outline.title, limits.title),
    sentence: cut(outline.sentence, limits.sentence),
    state: state && cut(state, limits.value),
    facts: outline.facts.map(({ label, value }) => ({
      label: cut(label, limits.label),
      value: cut(value, limits.value),
    })),
    quote: quote && {
      label: cut(quote.label, limits.label),
      lines: cut(quote.lines.join("\n"), size.quote).split("\n"),
    },
    items: items.map(({ title, details, url }) => ({
      title: cut(title, limits.item.title),
      details: cut(details, limits.item.details),
      url,
    })),
    table: table && {
      caption: cut(table.caption, limits.label),
      rows: table.rows.map(({ label, value }) => ({
        label: cut(label, limits.row.name),
        value: cut(value, limits.row.cells),
      })),
    },
    elsewhere: elsewhere && { text: cut(elsewhere.text, limits.label), links: links(elsewhere.links) },
    earlier: earlier && { text: cut(earlier.text, limits.value), links: links(earlier.links) },
    links: links(outline.links),
    footnotes: outline.footnotes.map((text) => cut(text, limits.footnote)),
  };
}

/** Links to what can be done about the alert: they lead to pages that ask for confirmation. */
function actionLinks({ actions }: Message): readonly Link[] {
  const ways = actions === undefined ? [] : [actions.claim, actions.resolve];
  return ways.flatMap((action) => (action?.url == null ? [] : [{ label: action.label, url: action.url }]));
}

/** In running text some of the other signs would end the URL. */
function isLink(url: string, limit: number): boolean {
  return url.length <= limit && /^https?:\/\/[^\s<>|"`\\^]+$/.test(url);
}

/** As many as there is room for. */
function fittingUrls(links: readonly Link[], { elsewhere, elsewhereUrls }: OutlineLimits): readonly Link[] {
  let room = elsewhereUrls;
  return links.slice(0, elsewhere).filter(({ url }) => {
    if (url.length > room) return false;
    room -= url.length;
    return true;
  });
}

/** A quote in lines, without the empty ones. */
function linesOf(text: string, { quote, lines: most }: OutlineSize): readonly string[] {
  const lines = within(inLines(text), quote)
    .split("\n")
    .filter((line) => line !== "");
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  return [...shown.slice(0, -1), `${shown.at(-1)}${CUT}`];
}
