import type { AlertEvent } from "./alert-event.ts";

/**
 * The content of a message, before a channel renders it. Every string is plain text in the reader's language and may
 * contain anything that a customer typed: a channel must not make any of it active.
 */
export interface Message {
  readonly kind: MessageKind;
  /** The BCP 47 tag of the reader's language. Ours, like the links' URLs. */
  readonly language: string;
  /** The verdict in a few words: "Missed chat: waited 4 min 29 s". */
  readonly title: string;
  /** One complete sentence for notifications, screen readers and lists: what, who, queue, how long, where to look. */
  readonly summary: string;
  /** Customer, queue, agents, platform, waits, in reading order. */
  readonly facts: readonly Fact[];
  /** The customer's last messages. */
  readonly quote: Quote | null;
  /** The chats of a message about several, worst first; not all of them if there are many. */
  readonly items: readonly Item[];
  /** Ids and times, in small print. */
  readonly footnotes: readonly string[];
  /** The first one is the main link. URLs are ours and may be active. */
  readonly links: readonly Link[];
  /** Links into the deployer's own systems, and the words before them. */
  readonly elsewhere?: { readonly text: string; readonly links: readonly Link[] };
  /** The chat that the message is about, for threading and sorting; null if it is not about exactly one. */
  readonly about: About | null;
  /**
   * The alert's current state in a sentence: "Claimed by Anna Kovács at 09:12." Absent if the message itself says it.
   */
  readonly state?: string;
  /** Users to mention, by their ids in the channel; never text that somebody typed. */
  readonly mentions?: readonly string[];
  /** Earlier alerts of the same customer, the latest first. */
  readonly earlier?: Earlier;
  /** What the reader can do about the alert. */
  readonly actions?: Actions;
  /** The message to reply to, in channels with threads. With an event: what was sent last about the alert. */
  readonly thread?: string;
  /** The message to replace. */
  readonly replaces?: string;
  /** Figures in columns, shown with the facts. */
  readonly table?: Table;
  /** What happened to the alert, for channels with `updates: "events"`: they get every change, with the alert as it was. */
  readonly event?: AlertEvent;
  /** Plain text only: the other side has rejected a richer form. */
  readonly plain: boolean;
}

/**
 * What a message is for. An alert, an escalation or a reminder is about one chat or, with `items`, about several. An
 * update says how an alert stands, a resolution that it is over; with `replaces`, in place of the first message, otherwise
 * in a sentence. A warning is about the service, an outage about another target.
 */
export const MESSAGE_KINDS = [
  "alert",
  "escalation",
  "reminder",
  "update",
  "resolution",
  "digest",
  "warning",
  "outage",
  "test",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One of several chats, in a line or two. */
export interface Item {
  /** The verdict in a few words: "Missed chat: waited 4 min 29 s". */
  readonly title: string;
  /** Customer, queue, time: may contain what a customer typed. */
  readonly details: string;
  /** The transcript; null if our own URL is not known. */
  readonly url: string | null;
}

/** Each row starts with its label and has as many cells as there are columns. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** "The third alert of this customer", with links to the others. */
export interface Earlier {
  readonly text: string;
  readonly links: readonly Link[];
}

/**
 * What can be done about one alert: buttons where the channel has them, otherwise links to a page that asks for
 * confirmation.
 */
export interface Actions {
  /** "130/101". */
  readonly chat: string;
  /** The name of the target that gets the message. */
  readonly target: string;
  /** Null: the alert is claimed or resolved. `url`: null if our own URL is not known. */
  readonly claim: Action | null;
  /** Null: the alert is resolved. */
  readonly resolve: Action | null;
  /** The label of the button that reopens the alert (never a link); null: the alert is open. */
  readonly again: string | null;
  /** The possible outcomes, the most common first. */
  readonly outcomes: readonly { readonly outcome: string; readonly label: string }[];
}

export interface Action {
  readonly label: string;
  readonly url: string | null;
}

export interface About {
  /** Identical in all messages about one chat: "130/101". */
  readonly thread: string;
  /** The chat's name for readers: "Chat 130/101". */
  readonly name: string;
  /** The reasons as codes: "missed". */
  readonly reasons: readonly string[];
  readonly queue: string | null;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Quote {
  readonly label: string;
  readonly text: string;
}

export interface Link {
  readonly label: string;
  readonly url: string;
}
