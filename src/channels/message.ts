/**
 * What is to be said, before a channel gives it its form. Every string is plain text in the reader's language,
 * and may hold whatever a customer typed: a channel must make none of it live.
 */
export interface Message {
  /** The BCP 47 tag of the reader's language. Ours, like the links' addresses. */
  readonly language: string;
  /** The verdict in a few words: "Missed chat: waited 4 min 29 s". */
  readonly title: string;
  /** One complete sentence for phones, screen readers and lists: what, who, queue, how long, where to look. */
  readonly summary: string;
  /** Customer, queue, agents, platform, waits: in the order a reader wants them. */
  readonly facts: readonly Fact[];
  /** The customer's last words. */
  readonly quote: Quote | null;
  /** The chats that it tells of, where it tells of several: the worst first, and not all of many. */
  readonly items: readonly Item[];
  /** Ids and times, said small. */
  readonly footnotes: readonly string[];
  /** The first is the one to press. Ours: safe to make live. */
  readonly links: readonly Link[];
  /** The chat that it is about, for programs that thread and sort; null where it is about no single one. */
  readonly about: About | null;
  /** How its alert stands by now, in a sentence: "Claimed by Anna Kovács at 09:12." Absent: as it says itself. */
  readonly state?: string;
  /** Whom it is for, by the ids that their own channel has for its people: never what anybody typed. */
  readonly mentions?: readonly string[];
  /** Earlier alerts of the same customer, the latest first. */
  readonly earlier?: Earlier;
  /** What a reader may do about the alert. */
  readonly actions?: Actions;
  /** The message that it goes below, where the channel has threads. */
  readonly thread?: string;
  /** The message that it takes the place of. */
  readonly replaces?: string;
  /** Figures side by side, that belong to the facts. */
  readonly table?: Table;
  /** As text and nothing else: the other side has refused a richer form. */
  readonly plain: boolean;
}

/** One of several chats, in a line or two. */
export interface Item {
  /** The verdict in a few words: "Missed chat: waited 4 min 29 s". */
  readonly title: string;
  /** Who, which queue, since when: may hold what a customer typed. */
  readonly details: string;
  /** Its transcript; null where no address of ours is known. */
  readonly url: string | null;
}

/** Each row begins with what it is about, and has as many cells as there are columns. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** "The third alert of this customer", and where the others are. */
export interface Earlier {
  readonly text: string;
  readonly links: readonly Link[];
}

/** What may be done about one alert: pressed where the channel has buttons, else a link to a page that asks first. */
export interface Actions {
  /** "130/101". */
  readonly chat: string;
  /** The name of the target that is told. */
  readonly target: string;
  /** Null: it is claimed or resolved. `url`: null where no address of ours is known. */
  readonly claim: Action | null;
  /** Null: it is resolved. */
  readonly resolve: Action | null;
  /** What the button says that makes it open again, which is never a link; null: it is open. */
  readonly again: string | null;
  /** How it may have ended, the usual way first. */
  readonly outcomes: readonly { readonly outcome: string; readonly label: string }[];
}

export interface Action {
  readonly label: string;
  readonly url: string | null;
}

export interface About {
  /** The same in everything that is said of one chat: "130/101". */
  readonly thread: string;
  /** How a reader calls the chat: "Chat 130/101". */
  readonly name: string;
  /** Our words for why it needs attention, in no language: "missed". */
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
