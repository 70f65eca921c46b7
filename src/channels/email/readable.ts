import type { Action, Actions, Earlier, Item, Link, Message, Quote, Table } from "../message.ts";
import { enclosed, inLines, inOneLine, within } from "../text.ts";

/** More than fits on a phone, and far less than an e-mail may contain. */
const LIMITS = {
  title: 150,
  summary: 1_000,
  facts: 40,
  label: 75,
  state: 300,
  earlier: 300,
  value: 500,
  quote: 2_000,
  items: 10,
  details: 500,
  rows: 40,
  columns: 12,
  cell: 75,
  footnotes: 10,
  footnote: 300,
  links: 5,
  elsewhere: 10,
  url: 2_000,
} as const;

/** The message with everything that a customer may have typed cleaned and shortened. */
export function readable(message: Message): Message {
  return {
    ...message,
    title: line(message.title, LIMITS.title),
    summary: line(message.summary, LIMITS.summary),
    facts: message.facts.slice(0, LIMITS.facts).map(({ label, value }) => ({
      label: line(label, LIMITS.label),
      value: enclosed(line(value, LIMITS.value)),
    })),
    quote: message.quote && readableQuote(message.quote),
    items: message.items.slice(0, LIMITS.items).map(readableItem),
    ...(message.table === undefined ? {} : { table: readableTable(message.table) }),
    footnotes: message.footnotes.slice(0, LIMITS.footnotes).map((text) => line(text, LIMITS.footnote)),
    links: readableLinks(message.links),
    ...(message.elsewhere && { elsewhere: readableElsewhere(message.elsewhere) }),
    ...(message.state === undefined ? {} : { state: line(message.state, LIMITS.state) }),
    ...(message.earlier && { earlier: readableEarlier(message.earlier) }),
    ...(message.actions && { actions: readableActions(message.actions) }),
    about: message.about && { ...message.about, name: line(message.about.name, LIMITS.label) },
  };
}

function readableLinks(links: readonly Link[], most: number = LIMITS.links): readonly Link[] {
  const whole = links.filter(({ url }) => isWhole(url)).slice(0, most);
  return whole.map(({ label, url }) => ({ label: line(label, LIMITS.label), url }));
}

function readableElsewhere({ text, links }: NonNullable<Message["elsewhere"]>): NonNullable<Message["elsewhere"]> {
  return { text: line(text, LIMITS.label), links: readableLinks(links, LIMITS.elsewhere) };
}

function readableEarlier({ text, links }: Earlier): Earlier {
  return { text: line(text, LIMITS.earlier), links: readableLinks(links) };
}

function readableActions(actions: Actions): Actions {
  const { claim, resolve } = actions;
  return { ...actions, claim: claim && readableAction(claim), resolve: resolve && readableAction(resolve) };
}

function readableAction({ label, url }: Action): Action {
  return { label: line(label, LIMITS.label), url: url !== null && isWhole(url) ? url : null };
}

function readableQuote({ label, text }: Quote): Quote {
  return { label: line(label, LIMITS.label), text: within(inLines(text), LIMITS.quote) };
}

function readableItem({ title, details, url }: Item): Item {
  return {
    title: line(title, LIMITS.title),
    details: line(details, LIMITS.details),
    url: url !== null && isWhole(url) ? url : null,
  };
}

function readableTable({ caption, columns, rows }: Table): Table {
  const cells = (row: readonly string[]) => row.slice(0, LIMITS.columns).map((cell) => line(cell, LIMITS.cell));
  return {
    caption: line(caption, LIMITS.label),
    columns: cells(columns),
    rows: rows.slice(0, LIMITS.rows).map((row) => cells(row).map(enclosed)),
  };
}

function line(text: string, limit: number): string {
  return within(inOneLine(text), limit);
}

/** A cut URL does not work: one that is too long is left out. */
function isWhole(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url) && url.length <= LIMITS.url;
}
