import type { Post } from "./http.ts";
import type { Message } from "./message.ts";
import type { Result } from "./result.ts";

/**
 * A kind of destination. A channel gives the message its form, posts once and says what the answer means.
 * It never sleeps, loops, stores or decides: retry, pace, grouping and the record exist once, in the courier.
 */
export interface Channel<Options> {
  /** The least time between two messages to one target, in milliseconds. */
  readonly pace: number;
  /** Whether its messages can be changed later: then it is told of every change of an alert that it told of. */
  follows(options: Options): boolean;
  /** A target's settings, as in `TARGETS`, to what `send` needs; or every mistake in them, in words. */
  connect(settings: Settings, lookUp: LookUp): Connected<Options>;
  /** Exactly one request. Never throws for what the other side does. */
  send(message: Message, options: Options, io: Io): Promise<Outcome>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** The value of a secret, or of a text among the vars, by its name; undefined when it is not set. */
export type LookUp = (name: string) => string | undefined;

export type Connected<Options> =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** A setting that is wrong: `key` within the target, what is wrong and what would be right. */
export interface Mistake {
  readonly key: string;
  readonly problem: string;
}

/** The outside world as a channel sees it. */
export interface Io {
  readonly post: Post;
  /** Absent where wrangler.toml has no such binding. */
  readonly email?: EmailBinding | undefined;
  /** Milliseconds since 1970. A wait that the other side asks for counts from when its answer came. */
  now(): number;
}

/** The Worker's `send_email` binding, as far as we use it. It throws what it refuses, with the reason in `code`. */
export interface EmailBinding {
  send(mail: EmailMessageBuilder): Promise<EmailSendResult>;
}

/** What became of one attempt: `kind` says what follows from it, `result` what it came to. */
export type Outcome =
  /** `ref`: how the channel finds the message again; no secret. */
  | { readonly kind: "sent"; readonly status?: number; readonly result: Result; readonly ref?: string }
  /** `waitUntil`, milliseconds since 1970, when the other side said how long to wait. */
  | { readonly kind: "retry"; readonly status?: number; readonly result: Result; readonly waitUntil?: number }
  /** The other side refuses this message for its form: a plain one may pass. */
  | { readonly kind: "malformed"; readonly status?: number; readonly result: Result }
  /** The other side takes nothing at all: the target is gone, closed, or its secret is not right any more. */
  | { readonly kind: "out-of-order"; readonly status?: number; readonly result: Result }
  /** It refuses this message for another reason. */
  | { readonly kind: "dead"; readonly status?: number; readonly result: Result };
