import type { KnownBlock } from "@slack/types";
import type { Earlier, Item, Message } from "../message.ts";
import { actionsBlock } from "./actions.ts";
import { earlier, elsewhere, facts, footnotes, header, list, mention, quote, state } from "./blocks.ts";
import { LIMITS, OF_ONE, OF_REPORT, OF_SEVERAL } from "./limits.ts";
import { isValidLinkUrl } from "./link-url.ts";
import { escaped } from "./mrkdwn.ts";
import { notificationText, plainText } from "./plain-text.ts";
import { shortened, tableBlock } from "./table.ts";

/** The body for a webhook or the Web API. */
export interface SlackBody {
  readonly text: string;
  readonly mrkdwn: false;
  readonly blocks?: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** `hasButtons`: button presses reach us. */
export function render(message: Message, hasButtons = false): SlackBody {
  const links = message.links.filter(({ url }) => isValidLinkUrl(url, LIMITS.url)).slice(0, LIMITS.buttons);
  const items = message.items.slice(0, LIMITS.items).map(reachable);
  const content = {
    ...{ ...message, items, links },
    ...(message.earlier && { earlier: found(message.earlier) }),
    ...(message.elsewhere && { elsewhere: fittingElsewhere(message.elsewhere) }),
  };
  const quiet = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;
  return message.plain
    ? { text: plainText(content), ...quiet }
    : { text: notificationText(content), blocks: blocksOf(shortened(content), hasButtons), ...quiet };
}

/** For one chat: its facts, then the buttons. For several: the chats and the button to all of them, then the rest. */
function blocksOf(message: Message, hasButtons: boolean): readonly KnownBlock[] {
  const { title, summary, items, links, table = null } = message;
  const several = items.length > 0;
  const most = several ? OF_SEVERAL : OF_ONE;
  const known = [
    ...(message.facts.length > 0 ? [facts(message.facts.slice(0, table === null ? most.facts : OF_REPORT.facts))] : []),
    ...(table === null ? [] : [tableBlock(table)]),
    ...(message.quote ? [quote(message.quote, most.quote)] : []),
    ...(message.elsewhere && message.elsewhere.links.length > 0 && !several ? [elsewhere(message.elsewhere)] : []),
    ...(message.earlier && !several ? [earlier(message.earlier)] : []),
  ];
  const called = mention(message.mentions ?? []);
  const block = actionsBlock(links, several ? undefined : message.actions, hasButtons);
  const pressed = block === null ? [] : [block];
  return [
    header(title),
    ...(message.state === undefined ? [] : [state(message.state)]),
    ...(called === null ? [] : [called]),
    ...(several ? [list(summary, items), ...pressed, ...known] : [...known, ...pressed]),
    ...(message.footnotes.length > 0 ? [footnotes(message.footnotes.slice(0, most.footnotes))] : []),
  ];
}

function reachable(item: Item): Item {
  return { ...item, url: item.url !== null && isValidLinkUrl(item.url, LIMITS.item.url) ? item.url : null };
}

function found({ text, links }: Earlier): Earlier {
  const valid = links.filter(({ url }) => isValidLinkUrl(url, LIMITS.earlier.url));
  return { text, links: valid.slice(0, LIMITS.earlier.links) };
}

/** As many as there is room for. */
function fittingElsewhere({ text, links }: NonNullable<Message["elsewhere"]>): NonNullable<Message["elsewhere"]> {
  const most = LIMITS.elsewhere;
  let room: number = most.urls;
  const fitting = links.slice(0, most.links).filter(({ url }) => {
    if (!isValidLinkUrl(url, Math.min(most.url, room))) return false;
    room -= escaped(url).length;
    return true;
  });
  return { text, links: fitting };
}
