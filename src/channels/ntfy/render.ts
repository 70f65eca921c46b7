import type { Action, Item, Link, Message } from "../message.ts";
import { isMessageId } from "./message-id.ts";
import { enclosedLine, fitting, line, paragraph } from "./text.ts";
import { emojiOf, priorityOf } from "./urgency.ts";

/** What is published as JSON. */
export interface NtfyBody {
  readonly topic: string;
  readonly title: string;
  readonly message: string;
  readonly priority: number;
  readonly tags?: readonly string[];
  /** Opened by a tap on the notification. */
  readonly click?: string;
  readonly actions?: readonly ViewAction[];
  readonly sequence_id?: string;
}

interface ViewAction {
  readonly action: "view";
  readonly label: string;
  readonly url: string;
}

/**
 * In bytes. A message of 4,096 becomes an attachment, and a server takes no JSON of 8,192 or more. A phone shows far
 * less at once: the rest is behind the link.
 */
const LIMITS = {
  json: 8_000,
  message: 4_000,
  title: 250,
  state: 400,
  summary: 1_000,
  label: 100,
  value: 300,
  facts: 16,
  quote: 1_000,
  item: { title: 150, details: 300 },
  footnote: 300,
  footnotes: 5,
  url: 1_000,
  actions: 3,
} as const;

export function render(message: Message, topic: string): NtfyBody {
  const { title, state, replaces, plain } = message;
  const frame = {
    topic,
    // The title is all that a list shows: in a replacement, how the alert stands.
    title: line(replaces !== undefined && state !== undefined ? state : title, LIMITS.title),
    priority: priorityOf(message),
    ...(replaces !== undefined && isMessageId(replaces) ? { sequence_id: replaces } : {}),
    ...(plain ? {} : { tags: [emojiOf(message)], ...opening(message) }),
  };
  const rest = new TextEncoder().encode(JSON.stringify({ ...frame, message: "" })).length;
  const room = Math.min(LIMITS.message, LIMITS.json - rest);
  return { ...frame, message: fitting(plain ? plainLines(message) : lines(message), room) };
}

/** What is one tap away: the transcript, and pages that ask for confirmation. */
function opening(message: Message): Pick<NtfyBody, "click" | "actions"> {
  const ways = waysOf(message).slice(0, LIMITS.actions);
  const [first] = ways;
  if (first === undefined) return {};
  const actions = ways.map(({ label, url }) => ({ action: "view" as const, label: line(label, LIMITS.label), url }));
  return { click: first.url, actions };
}

/** One chat: first the transcript, then what can be done about it. */
function waysOf({ links, actions, items }: Message): readonly Link[] {
  const valid = links.filter(({ url }) => isValid(url));
  if (actions === undefined || items.length > 0) return valid;
  const acting = [actions.claim, actions.resolve].flatMap((action) => (action === null ? [] : linkOf(action)));
  return [...valid.slice(0, 1), ...acting];
}

function linkOf({ label, url }: Action): readonly Link[] {
  return url !== null && isValid(url) ? [{ label, url }] : [];
}

/** A cut URL does not work: one that is too long is left out. */
function isValid(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url) && url.length <= LIMITS.url;
}

/** A digest is only figures: its chats and queues are behind the link. */
function lines(message: Message): readonly string[] {
  const { summary, quote, earlier, footnotes } = message;
  return parted([
    [line(summary, LIMITS.summary)],
    message.kind === "digest" ? [] : message.items.map(listed),
    quote === null ? [] : [`${line(quote.label, LIMITS.label)}:`, ...paragraph(quote.text, LIMITS.quote).split("\n")],
    factLines(message),
    [...(earlier === undefined ? [] : [line(earlier.text, LIMITS.value)]), ...elsewhereLines(message)],
    footnotes.slice(0, LIMITS.footnotes).map((text) => line(text, LIMITS.footnote)),
  ]);
}

/** What a server accepts that rejected the rest: the sentence, the chats, the links as text. */
function plainLines(message: Message): readonly string[] {
  const { state, summary, items } = message;
  const ways = waysOf(message).map(({ label, url }) => `${line(label, LIMITS.label)}: ${url}`);
  return parted([
    state === undefined ? [] : [line(state, LIMITS.state)],
    [line(summary, LIMITS.summary)],
    ways.slice(0, LIMITS.actions),
    items.map(listed),
  ]);
}

function factLines({ facts }: Message): readonly string[] {
  return facts
    .slice(0, LIMITS.facts)
    .map(({ label, value }) => `${line(label, LIMITS.label)}: ${enclosedLine(value, LIMITS.value)}`);
}

/** Links into the deployer's own systems. */
function elsewhereLines({ elsewhere }: Message): readonly string[] {
  const links = elsewhere?.links.filter(({ url }) => isValid(url)) ?? [];
  return links.map(({ label, url }) => `${line(label, LIMITS.label)}: ${url}`);
}

function listed({ title, details }: Item, index: number): string {
  return `${index + 1}. ${line(title, LIMITS.item.title)}\n${line(details, LIMITS.item.details)}`;
}

/** An empty line between the parts that have something to say. */
function parted(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ["", ...part]));
}
