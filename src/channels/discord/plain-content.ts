import { fitting, isUsable, line, waysOf } from "../markdown.ts";
import type { Item, Link, Message } from "../message.ts";
import { discordMarkdown } from "./inert.ts";
import { DISCORD, OF_ONE, OF_SEVERAL } from "./limits.ts";

/** The whole message in its text alone, if Discord rejected the embed: as many listed chats as fit, worst first. */
export function plainContent(message: Message): string {
  const { state, summary, items, elsewhere, earlier } = message;
  const [first, ...others] = waysOf(message).filter(isShort).map(whereTo);
  const ending = first === undefined ? [] : [first];
  const beginning = [
    ...(state === undefined ? [] : [line(state, OF_SEVERAL.state, discordMarkdown)]),
    line(summary, DISCORD.summary, discordMarkdown),
  ];
  const before = earlier === undefined ? [] : [line(earlier.text, OF_SEVERAL.state, discordMarkdown)];
  const between = items.length > 0 ? items.slice(0, OF_SEVERAL.items).map(listed) : others;
  const systems = items.length > 0 ? [] : (elsewhere?.links ?? []).filter(isShort).map(whereTo);
  const room = DISCORD.content - ending.join("").length - 4;
  const body = fitting([...beginning, ...between, ...systems, ...before], room);
  return [body, ...ending].join("\n\n");
}

function isShort({ url }: Link): boolean {
  return isUsable(url, DISCORD.buttonUrl);
}

/** In angle brackets, a URL has no preview. */
function whereTo({ label, url }: Link): string {
  return `${line(label, OF_ONE.label, discordMarkdown)}: <${url}>`;
}

function listed({ title, details, url }: Item, index: number): string {
  const { item } = OF_SEVERAL;
  const lines = [
    `${index + 1}\\. ${line(title, item.title, discordMarkdown)}`,
    line(details, item.details, discordMarkdown),
  ];
  return [...lines, ...(url !== null && isUsable(url, OF_ONE.url) ? [`<${url}>`] : [])].join("\n");
}
