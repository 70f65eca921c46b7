import { described, enclosedLine, factsWithin, isUsable, line, waysOf } from "../markdown.ts";
import type { Fact, Link, Message } from "../message.ts";
import { inOneLine, mayLink, within } from "../text.ts";
import { COLOURS, toneOf } from "../tone.ts";
import { discordMarkdown } from "./inert.ts";
import { DISCORD, OF_ONE, OF_SEVERAL } from "./limits.ts";
import { plainContent } from "./plain-content.ts";

/** The body of a new message, and of a changed one: everything is named, as what is not named would stay. */
export interface DiscordBody {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly ActionRow[];
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly flags: number;
}

interface Embed {
  readonly title: string;
  readonly url?: string;
  readonly description?: string;
  readonly color: number;
  readonly fields?: readonly Field[];
  readonly footer?: { readonly text: string };
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly inline: boolean;
}

interface ActionRow {
  readonly type: 1;
  readonly components: readonly LinkButton[];
}

interface LinkButton {
  readonly type: 2;
  readonly style: 5;
  readonly label: string;
  readonly url: string;
}

/** No previews of links. It hides our own embeds as well, so it is for plain text alone. */
const SUPPRESS_EMBEDS = 4;

export function render(message: Message): DiscordBody {
  const quiet = { allowed_mentions: { parse: [] } } as const;
  if (message.plain)
    return { content: plainContent(message), embeds: [], components: [], ...quiet, flags: SUPPRESS_EMBEDS };
  const ways = waysOf(message);
  const buttons = ways.filter(hasButton).slice(0, DISCORD.buttons);
  const others = ways.filter((way) => !buttons.includes(way)).slice(0, DISCORD.buttons);
  return {
    content: sentence(message),
    embeds: [embed(message, others)],
    components: buttons.length === 0 ? [] : [{ type: 1, components: buttons.map(button) }],
    ...quiet,
    flags: 0,
  };
}

/** What phones show and screen readers read first: complete in itself, and without a link. */
function sentence({ state, summary }: Pick<Message, "state" | "summary">): string {
  const said = line(summary, DISCORD.summary, discordMarkdown);
  return state === undefined ? said : `${line(state, OF_ONE.state, discordMarkdown)} ${said}`;
}

function embed(message: Message, others: readonly Link[]): Embed {
  const several = message.items.length > 0 || message.table !== undefined;
  const limits = several ? OF_SEVERAL : OF_ONE;
  const title = line(message.title, DISCORD.title, discordMarkdown);
  const fields = factsWithin(message.facts, limits, (fact, most) => field(fact, limits.label, most));
  const footer = footerOf(message);
  const taken = fields.reduce((sum, { name, value }) => sum + name.length + value.length, title.length + footer.length);
  const room = Math.min(DISCORD.description, DISCORD.total - taken);
  const description = described(message, { ways: others, dialect: discordMarkdown, limits, room });
  const [link] = message.links;
  const isLinked = link !== undefined && isUsable(link.url, DISCORD.content) && !mayLink(inOneLine(message.title));
  return {
    title,
    ...(isLinked ? { url: link.url } : {}),
    ...(description === "" ? {} : { description }),
    color: Number.parseInt(COLOURS[toneOf(message)].slice(1), 16),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer === "" ? {} : { footer: { text: footer } }),
  };
}

/** Short ones stand side by side. */
const SHORT = 40;

function field({ label, value }: Fact, mostOfLabel: number, mostOfValue: number): Field {
  const name = line(label, mostOfLabel, discordMarkdown);
  const shown = enclosedLine(value, mostOfValue, discordMarkdown);
  return { name, value: shown, inline: Math.max(name.length, shown.length) <= SHORT };
}

/** A footer is plain text: Discord makes nothing active in it, and shows backslashes. */
function footerOf({ footnotes }: Message): string {
  const lines = footnotes.map(inOneLine).filter((text) => text !== "");
  return lines.length === 0 ? "" : within(lines.join("\n"), DISCORD.footer);
}

function hasButton({ url }: Link): boolean {
  return isUsable(url, DISCORD.buttonUrl);
}

function button({ label, url }: Link): LinkButton {
  return { type: 2, style: 5, label: within(inOneLine(label), DISCORD.button), url };
}
