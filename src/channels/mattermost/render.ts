import {
  described,
  enclosedLine,
  factsWithin,
  isUsable,
  type Limits,
  line,
  linksInARow,
  markdownUrl,
  waysOf,
} from "../markdown.ts";
import type { Fact, Link, Message } from "../message.ts";
import { inOneLine, mayLink } from "../text.ts";
import { COLOURS, toneOf } from "../tone.ts";
import { anywhere, DIALECTS } from "./inert.ts";
import { FOOTER, OF_ONE, OF_SEVERAL, SIZES, SUMMARY, TITLE, WAYS } from "./limits.ts";
import { plainText } from "./plain-text.ts";
import type { Service } from "./settings.ts";

/** What a webhook's body has; a bot's has the same under other names. */
export interface Content {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly fallback?: string;
  readonly color: string;
  readonly title: string;
  readonly title_link?: string;
  readonly text?: string;
  readonly fields?: readonly Field[];
  readonly footer?: string;
}

interface Field {
  readonly title: string;
  readonly value: string;
  readonly short: boolean;
}

export function render(message: Message, service: Service): Content {
  return message.plain
    ? { text: plainText(message, service), attachments: [] }
    : { text: sentence(message, service), attachments: [attachment(message, service)] };
}

/** What phones show and screen readers read first: complete in itself, and without a link. */
function sentence({ state, summary }: Pick<Message, "state" | "summary">, service: Service): string {
  const said = line(summary, SUMMARY, DIALECTS[service]);
  return state === undefined ? said : `${line(state, OF_ONE[service].state, DIALECTS[service])} ${said}`;
}

function attachment(message: Message, service: Service): Attachment {
  const several = message.items.length > 0 || message.table !== undefined;
  const limits = (several ? OF_SEVERAL : OF_ONE)[service];
  const title = line(message.title, TITLE, anywhere);
  const facts = factsWithin(message.facts, limits, (fact, most) => factField(fact, limits.label, most, service));
  const ways = waysOf(message)
    .filter(({ url }) => isUsable(url, limits.url))
    .slice(0, WAYS);
  const footnotes = message.footnotes.map(inOneLine).filter((text) => text !== "");
  const footer = footnotes.length === 0 ? "" : line(footnotes.join(" · "), FOOTER, anywhere);
  const [link] = message.links;
  const isLinked = link !== undefined && isUsable(link.url, limits.url) && !mayLink(inOneLine(message.title));
  const head = {
    ...{ color: COLOURS[toneOf(message)], title },
    ...(isLinked ? { title_link: markdownUrl(link.url) } : {}),
  };
  const sizes = [sentence(message, service), title, ...facts.flatMap(({ title, value }) => [title, value]), footer];
  const taken = sizes.reduce((sum, { length }) => sum + length, isLinked ? link.url.length : 0);
  const room = SIZES[service].total - taken;
  return {
    ...head,
    ...(service === "mattermost" ? inMattermost : inRocketChat)(message, facts, ways, footer, limits, room),
  };
}

/**
 * Mattermost folds a long text of an attachment, and never its fields: so the text holds the state alone, and what there
 * is to read and to do stands in fields without a title.
 */
function inMattermost(
  message: Message,
  facts: readonly Field[],
  ways: readonly Link[],
  footer: string,
  limits: Limits,
  room: number,
): Partial<Attachment> {
  const dialect = DIALECTS.mattermost;
  const { state, ...rest } = message;
  const row = linksInARow(ways, limits.label, dialect);
  const stands = state === undefined ? "" : `**${line(state, limits.state, dialect)}**`;
  const body = described(rest, { ways: [], dialect, limits, room: room - row.length - stands.length });
  const more = [body, row].filter((value) => value !== "").map((value) => ({ title: "", value, short: false }));
  return {
    fallback: line(message.title, TITLE, anywhere),
    ...(stands === "" ? {} : { text: stands }),
    ...(facts.length + more.length === 0 ? {} : { fields: [...facts, ...more] }),
    ...(footer === "" ? {} : { footer }),
  };
}

/** Rocket.Chat has no small print, and shows the fields below the text. */
function inRocketChat(
  message: Message,
  facts: readonly Field[],
  ways: readonly Link[],
  footer: string,
  limits: Limits,
  room: number,
): Partial<Attachment> {
  const small = footer === "" ? [] : [{ title: "", value: footer, short: false }];
  const text = described(message, { ways, dialect: DIALECTS["rocket.chat"], limits, room });
  return {
    ...(text === "" ? {} : { text }),
    ...(facts.length + small.length === 0 ? {} : { fields: [...facts, ...small] }),
  };
}

/** Short ones stand side by side. */
const SHORT = 40;

/** The label of a field is Markdown in some versions, and shown as it is in others. */
function factField({ label, value }: Fact, mostOfLabel: number, mostOfValue: number, service: Service): Field {
  const title = line(label, mostOfLabel, anywhere);
  const shown = enclosedLine(value, mostOfValue, DIALECTS[service]);
  return { title, value: shown, short: Math.max(title.length, shown.length) <= SHORT };
}
