import type { KnownBlock } from "@slack/types";
import type { Item, Message } from "../message.ts";
import { buttons, facts, footnotes, header, list, quote } from "./blocks.ts";
import { LIMITS, OF_ONE, OF_SEVERAL } from "./limits.ts";
import { plainText, spoken } from "./spoken.ts";
import { escaped } from "./text.ts";

/** What an incoming webhook takes. */
export interface SlackBody {
  readonly text: string;
  readonly mrkdwn: false;
  readonly blocks?: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

export function render(message: Message): SlackBody {
  const links = message.links.filter(({ url }) => isPostable(url, LIMITS.url)).slice(0, LIMITS.buttons);
  const items = message.items.slice(0, LIMITS.items).map(reachable);
  const quiet = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;
  return message.plain
    ? { text: plainText(message.summary, items, links[0]), ...quiet }
    : { text: spoken(message.summary, links[0]), blocks: blocksOf({ ...message, items, links }), ...quiet };
}

/** Of one chat: what is known of it, then the button. Of several: the chats and the button to all, then the rest. */
function blocksOf({ title, summary, items, links, ...message }: Message): readonly KnownBlock[] {
  const most = items.length === 0 ? OF_ONE : OF_SEVERAL;
  const known = [
    ...(message.facts.length > 0 ? [facts(message.facts.slice(0, most.facts))] : []),
    ...(message.quote ? [quote(message.quote, most.quote)] : []),
  ];
  const pressed = links.length > 0 ? [buttons(links)] : [];
  return [
    header(title),
    ...(items.length === 0 ? [...known, ...pressed] : [list(summary, items), ...pressed, ...known]),
    ...(message.footnotes.length > 0 ? [footnotes(message.footnotes.slice(0, most.footnotes))] : []),
  ];
}

function reachable(item: Item): Item {
  return { ...item, url: item.url !== null && isPostable(item.url, LIMITS.item.url) ? item.url : null };
}

/** A cut address leads nowhere: one that is too long is left out. */
function isPostable(url: string, limit: number): boolean {
  return /^https?:\/\/\S+$/.test(url) && escaped(url).length <= limit;
}
