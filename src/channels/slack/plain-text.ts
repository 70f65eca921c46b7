import type { Item, Link, Message } from "../message.ts";
import { linkOf } from "./actions.ts";
import { LIMITS } from "./limits.ts";
import { escaped, line, unmarked } from "./mrkdwn.ts";

/** The `text` of a message. Slack reads it as mrkdwn, so nothing in it may be active except our own URLs. */

/** What notifications show and screen readers read instead of the blocks: the state comes first. */
export function notificationText({ state, summary, links: [link] }: Message): string {
  const stands = state === undefined ? "" : `${mute(state, LIMITS.state)} `;
  const where = link === undefined ? "" : ` ${whereTo(link)}`;
  return `${stands}${mute(summary, LIMITS.text - stands.length - where.length)}${where}`;
}

/** The whole message if Slack rejected the blocks: as many listed chats as fit, worst first. */
export function plainText(message: Message): string {
  const { state, summary, items, links } = message;
  if (items.length === 0) return fitting([notificationText(message)], otherLines(message), []);
  const stands = state === undefined ? [] : [mute(state, LIMITS.state)];
  return fitting([...stands, mute(summary, LIMITS.summary)], items.map(listed), links.slice(0, 1).map(whereTo));
}

/** What the blocks and buttons show of one alert in addition to the summary. */
function otherLines({ elsewhere, earlier, actions }: Message): readonly string[] {
  const before = earlier === undefined ? [] : [mute(earlier.text, LIMITS.earlier.text), ...earlier.links.map(whereTo)];
  const ways = actions === undefined ? [] : [actions.claim, actions.resolve].filter((action) => action !== null);
  const systems = elsewhere?.links.map(whereTo) ?? [];
  return [...systems, ...(before.length === 0 ? [] : [before.join("\n")]), ...ways.flatMap(linkOf).map(whereTo)];
}

function fitting(first: readonly string[], between: readonly string[], last: readonly string[]): string {
  const withThe = (most: number) => [...first, ...between.slice(0, most), ...last].join("\n\n");
  return withThe(1 + between.findLastIndex((_, index) => withThe(index + 1).length <= LIMITS.text));
}

function listed({ title, details, url }: Item, index: number): string {
  const lines = [`${index + 1}. ${mute(title, LIMITS.item.title)}`, mute(details, LIMITS.item.details)];
  return [...lines, ...(url === null ? [] : [escaped(url)])].join("\n");
}

function whereTo({ label, url }: Link): string {
  return `${mute(label, LIMITS.button)}: ${escaped(url)}`;
}

function mute(text: string, limit: number): string {
  return escaped(unmarked(line(text, limit)));
}
