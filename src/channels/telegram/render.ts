import type { Action, Fact, Item, Link, Message, MessageKind } from "../message.ts";
import { enclosedLine, type Formatted, joined, line, linked, quotation } from "./text.ts";

/** Telegram's limits (core.telegram.org/bots/api#sendmessage), or less, so that everything fits that is usually there. */
const LIMITS = {
  text: 4_096,
  entities: 100,
  title: 200,
  summary: 700,
  state: 300,
  label: 60,
  value: 200,
  footnote: 150,
  item: { title: 100, details: 200 },
  button: 64,
  url: 2_048,
} as const;

const MOST = {
  facts: 16,
  items: 10,
  footnotes: 4,
  quote: 1_500,
  rows: 10,
  cells: 8,
  earlier: 3,
  elsewhere: 8,
} as const;

/** A body for `sendMessage` or `editMessageText`, but for the chat and the message. */
export interface TelegramBody extends Formatted {
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup: { readonly inline_keyboard: readonly (readonly Button[])[] };
}

interface Button {
  readonly text: string;
  readonly url: string;
}

export function render(message: Message): TelegramBody {
  const { text, entities } = fitting(message.plain ? plainBlocks(message) : blocks(message));
  return {
    ...{ text, entities, link_preview_options: { is_disabled: true } },
    reply_markup: { inline_keyboard: message.plain ? [] : keyboard(message) },
  };
}

/** Whatever is most useful first: what does not fit is left out from the end, and the link leads to the whole. */
function blocks(message: Message): readonly Formatted[] {
  const { items, table, earlier, elsewhere } = message;
  const isOne = items.length === 0 && table === undefined;
  return [
    ...head(message),
    ...(table === undefined ? [] : tableBlocks(table)),
    ...items.slice(0, MOST.items).map(listed),
    ...(message.facts.length === 0 ? [] : [joined(message.facts.slice(0, isOne ? MOST.facts : 6).map(fact), "\n")]),
    ...(message.quote === null
      ? []
      : [joined([line(message.quote.label, LIMITS.label, "bold"), quotation(message.quote.text, MOST.quote)], "\n")]),
    ...(earlier === undefined || !isOne
      ? []
      : [joined([line(earlier.text, LIMITS.value), ...links(earlier.links, MOST.earlier)], "\n")]),
    ...(elsewhere === undefined || !isOne || elsewhere.links.length === 0
      ? []
      : [joined([line(elsewhere.text, LIMITS.label), ...links(elsewhere.links, MOST.elsewhere)], " · ")]),
    ...message.footnotes.slice(0, MOST.footnotes).map((text) => line(text, LIMITS.footnote)),
  ];
}

/** Their sentence begins with the title. */
const SAID_IN_ONE: readonly MessageKind[] = ["alert", "escalation", "reminder", "update", "resolution"];

/** How it stands, and the sentence that notifications and screen readers read first. */
function head({ kind, state, title, summary }: Message): readonly Formatted[] {
  const stands = state === undefined ? [] : [line(state, LIMITS.state, "bold")];
  if (SAID_IN_ONE.includes(kind)) return [...stands, line(summary, LIMITS.summary, "bold")];
  return [...stands, joined([line(title, LIMITS.title, "bold"), line(summary, LIMITS.summary)], "\n")];
}

function fact({ label, value }: Fact): Formatted {
  return joined([line(label, LIMITS.label, "bold"), enclosedLine(value, LIMITS.value)], ": ");
}

function listed({ title, details, url }: Item, index: number): Formatted {
  const name =
    url !== null && isValid(url) ? linked(title, LIMITS.item.title, url) : line(title, LIMITS.item.title, "bold");
  const first = joined([{ text: `${index + 1}.`, entities: [] }, name], " ");
  return joined([first, line(details, LIMITS.item.details)], "\n");
}

/** Each row in a line of its own: a phone is too narrow for columns. */
function tableBlocks({ caption, columns, rows }: NonNullable<Message["table"]>): readonly Formatted[] {
  const others = columns.slice(1, 1 + MOST.cells);
  const cells = (row: readonly string[]) => others.map((column, index) => `${column}: ${row[index + 1] ?? ""}`);
  return [
    line(caption, LIMITS.label, "bold"),
    ...rows
      .slice(0, MOST.rows)
      .map((row) =>
        joined([line(row[0] ?? "", LIMITS.label, "bold"), line(cells(row).join(", "), LIMITS.value)], "\n"),
      ),
  ];
}

function links(all: readonly Link[], most: number): readonly Formatted[] {
  return all
    .filter(({ url }) => isValid(url))
    .slice(0, most)
    .map(({ label, url }) => linked(label, LIMITS.label, url));
}

/** No buttons and no marks: where Telegram has rejected the richer form, one of them may be the reason. */
function plainBlocks(message: Message): readonly Formatted[] {
  const { items, actions } = message;
  const where = [
    ...message.links.slice(0, 1),
    ...[actions?.claim, actions?.resolve].flatMap((action) => (action == null ? [] : linkOf(action))),
  ].filter(({ url }) => isValid(url));
  return [
    ...(message.state === undefined ? [] : [line(message.state, LIMITS.state)]),
    line(message.summary, LIMITS.summary),
    ...where.map(({ label, url }) => joined([line(label, LIMITS.label), { text: url, entities: [] }], ": ")),
    ...items
      .slice(0, MOST.items)
      .map(({ title, details }, index) =>
        joined([{ text: `${index + 1}.`, entities: [] }, line(`${title} · ${details}`, LIMITS.item.details)], " "),
      ),
  ];
}

/** The link to everything first, then what can be done: one button in each row, for a thumb. */
function keyboard({ links, items, actions }: Message): readonly (readonly Button[])[] {
  const acting = items.length > 0 ? [] : [actions?.claim, actions?.resolve];
  return [...links.slice(0, 3), ...acting.flatMap((action) => (action == null ? [] : linkOf(action)))]
    .filter(({ url }) => isValid(url))
    .map(({ label, url }) => [{ text: line(label, LIMITS.button).text, url }]);
}

function linkOf({ label, url }: Action): readonly Link[] {
  return url === null ? [] : [{ label, url }];
}

function isValid(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && url.length <= LIMITS.url;
}

/** As many of the blocks, from the first one, as fit. */
function fitting(all: readonly Formatted[]): Formatted {
  let fits = joined(all.slice(0, 1), "\n\n");
  for (let count = 2; count <= all.length; count += 1) {
    const more = joined(all.slice(0, count), "\n\n");
    if (more.text.length > LIMITS.text || more.entities.length > LIMITS.entities) break;
    fits = more;
  }
  return fits;
}
