import type { Post } from "./http.ts";
import type { Message } from "./message.ts";
import type { Result } from "./result.ts";

/**
 * A kind of destination. A channel renders the message, sends one request and classifies the response. It never sleeps,
 * loops, stores or decides: retries, rate limits, batching and records exist once, in the courier.
 */
export interface Channel<Options> {
  /** The minimum time between two messages to one target, in milliseconds. */
  readonly pace: number;
  /** Whether its messages can be changed later: then the target gets a status update after every change of an alert. */
  follows(options: Options): boolean;
  /** Reads a target's settings, as in `TARGETS`; returns what `send` needs, or all mistakes. */
  connect(settings: Settings, lookUp: LookUp): Connected<Options>;
  /** Sends exactly one request. Never throws because of the other side. */
  send(message: Message, options: Options, io: Io): Promise<Outcome>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** The value of a secret or text var by its name; undefined if it is not set. */
export type LookUp = (name: string) => string | undefined;

export type Connected<Options> =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** An invalid setting: `key` within the target, what is wrong and what would be valid. */
export interface Mistake {
  readonly key: string;
  readonly problem: string;
}

/** The outside world, as a channel may use it. */
export interface Io {
  readonly post: Post;
  /** Absent if wrangler.toml has no such binding. */
  readonly email?: EmailBinding | undefined;
  /** Milliseconds since 1970. A requested wait counts from the response. */
  now(): number;
}

/** The part of the Worker's `send_email` binding that we use. It throws errors whose `code` is the reason. */
export interface EmailBinding {
  send(mail: EmailMessageBuilder): Promise<EmailSendResult>;
}

/** The outcome of one attempt: `kind` decides what happens next, `result` is the detail for the record. */
export type Outcome =
  /** `ref`: how the channel finds the message again; not a secret. */
  | { readonly kind: "sent"; readonly status?: number; readonly result: Result; readonly ref?: string }
  /** `waitUntil`: milliseconds since 1970, if the other side said how long to wait. */
  | { readonly kind: "retry"; readonly status?: number; readonly result: Result; readonly waitUntil?: number }
  /** The other side rejects the form of this message: plain text may be accepted. */
  | { readonly kind: "malformed"; readonly status?: number; readonly result: Result }
  /**
   * The other side accepts nothing: the target was removed or closed, or its secret is no longer valid. The target is
   * disabled.
   */
  | { readonly kind: "out-of-order"; readonly status?: number; readonly result: Result }
  /** This message is rejected for another reason. */
  | { readonly kind: "dead"; readonly status?: number; readonly result: Result };
