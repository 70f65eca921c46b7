import type { Post } from "./http.ts";
import type { Message } from "./message.ts";
import type { Result } from "./result.ts";
import type { OpenSocket } from "./sockets.ts";

/**
 * A kind of destination. A channel renders the message, sends one request and classifies the response. It never sleeps,
 * loops, stores or decides: retries, rate limits, batching and records exist once, in the courier.
 */
export interface Channel<Options> {
  /** The minimum time between two requests for one target, in milliseconds. */
  readonly pace: number;
  /** Whether one message can be about several chats. If not, every alert is a message of its own. */
  readonly isBatched: boolean;
  /** A digest is no message for it: one that is due is suppressed. */
  readonly rejectsDigests?: true;
  /** What the target gets after an alert of which it was notified has changed. */
  updates(options: Options): Updates;
  /** Reads a target's settings, as in `TARGETS`; returns what `send` needs, or all mistakes. */
  connect(settings: Settings, lookUp: LookUp): Connected<Options>;
  /**
   * The requests that a message takes, by name, in their order: one for each recipient of an e-mail. Absent: one request
   * without a name.
   */
  parts?(message: Message, options: Options): readonly string[];
  /**
   * The parts are steps: each is sent only after the one before it has ended, and the last one decides whether the
   * message was sent. Absent: they are recipients, each with its own retries.
   */
  readonly isSequence?: boolean;
  /** The mail addresses that it sends to. Absent: it sends no mail. */
  recipients?(options: Options): readonly string[];
  /** Sends exactly one request. Never throws because of the other side. */
  send(message: Message, options: Options, io: Io, sending: Sending): Promise<Outcome>;
}

/**
 * `in-place`: its message is replaced. `follow-up`: a short message after it. `events`: every single change, as an event
 * of its own. `none`: nothing, unless nobody needs to call any more.
 */
export type Updates = "in-place" | "follow-up" | "events" | "none";

/** One request of a message. */
export interface Sending {
  /**
   * Identical in all attempts of the same content of the same part, different for anything else: the key of idempotent
   * requests. At most 200 ASCII characters, and no address in it.
   */
  readonly id: string;
  /** Of `parts`; null: the message is one request. */
  readonly part: string | null;
  /** Where the target has moved, as an earlier response said; in the channel's own terms. */
  readonly movedTo?: string;
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
  /** Absent where nothing is reached but over HTTP. */
  readonly openSocket?: OpenSocket | undefined;
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
  /**
   * `waitUntil`: milliseconds since 1970, if the other side said how long to wait. `movedTo`: the target has another
   * address from now on, and gets the message there at once.
   */
  | {
      readonly kind: "retry";
      readonly status?: number;
      readonly result: Result;
      readonly waitUntil?: number;
      readonly movedTo?: string;
      /** What it was to replace is gone: the message is posted anew, at once. */
      readonly isReplacedGone?: boolean;
    }
  /** The other side rejects the form of this message: plain text may be accepted. */
  | { readonly kind: "malformed"; readonly status?: number; readonly result: Result }
  /**
   * The other side accepts nothing: the target was removed or closed, or its secret is no longer valid. The target is
   * disabled.
   */
  | { readonly kind: "out-of-order"; readonly status?: number; readonly result: Result }
  /**
   * This message is rejected for another reason; of a message in parts, this part. `isRecipientBlocked`: the provider
   * sends nothing more to this recipient, because of a bounce or a complaint.
   */
  | {
      readonly kind: "dead";
      readonly status?: number;
      readonly result: Result;
      readonly isRecipientBlocked?: boolean;
    };
