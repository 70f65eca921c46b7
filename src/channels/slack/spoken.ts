import type { Item, Link } from "../message.ts";
import { LIMITS } from "./limits.ts";
import { escaped, unlinkedLine, unmarked } from "./text.ts";

/** The `text` of a message. Slack reads it as mrkdwn, so nothing in it is live but addresses of ours. */

/** What notifications show and screen readers say, in place of the blocks. */
export function spoken(summary: string, link: Link | undefined): string {
  const where = link === undefined ? "" : ` ${whereTo(link)}`;
  return `${mute(summary, LIMITS.text - where.length)}${where}`;
}

/** All that is said where Slack refused the blocks: of the items as many as fit, the worst first. */
export function plainText(summary: string, items: readonly Item[], link: Link | undefined): string {
  if (items.length === 0) return spoken(summary, link);
  const first = mute(summary, LIMITS.summary);
  const last = link === undefined ? [] : [whereTo(link)];
  const texts = items.map(listed);
  const withThe = (most: number) => [first, ...texts.slice(0, most), ...last].join("\n\n");
  return withThe(1 + texts.findLastIndex((_, index) => withThe(index + 1).length <= LIMITS.text));
}

function listed({ title, details, url }: Item, index: number): string {
  const lines = [`${index + 1}. ${mute(title, LIMITS.item.title)}`, mute(details, LIMITS.item.details)];
  return [...lines, ...(url === null ? [] : [escaped(url)])].join("\n");
}

function whereTo({ label, url }: Link): string {
  return `${mute(label, LIMITS.button)}: ${escaped(url)}`;
}

function mute(text: string, limit: number): string {
  return escaped(unmarked(unlinkedLine(text, limit)));
}
