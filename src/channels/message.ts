/**
 * What is to be said, before a channel gives it its form. Every string is plain text in the reader's language,
 * and may hold whatever a customer typed: a channel must make none of it live.
 */
export interface Message {
  /** The verdict in a few words: "Missed chat: waited 4 min 29 s". */
  readonly title: string;
  /** One complete sentence for phones, screen readers and lists: what, who, queue, how long, where to look. */
  readonly summary: string;
  /** Customer, queue, agents, platform, waits: in the order a reader wants them. */
  readonly facts: readonly Fact[];
  /** The customer's last words. */
  readonly quote: Quote | null;
  /** Ids and times, said small. */
  readonly footnotes: readonly string[];
  /** The first is the one to press. Ours: safe to make live. */
  readonly links: readonly Link[];
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
