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
