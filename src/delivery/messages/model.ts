import type { Reason } from "../../alerts/reasons.ts";
import type { Chat, ChatKey } from "../../chat/chat.ts";
import type { Measures } from "../../chat/measures.ts";

/** One chat that needs attention, and what is known of it. Instants in milliseconds since 1970. */
export interface AlertContext {
  readonly chat: Chat;
  readonly measures: Measures;
  /** Worst first, and never empty. */
  readonly reasons: readonly Reason[];
  /** There are rules, but none matched: the target hears by default. */
  readonly byDefault: boolean;
  /** The target that should have heard and could not be told. */
  readonly otherTarget: string | null;
  /** What of the customer goes out, as in a target's settings. */
  readonly show: readonly string[];
  readonly receivedAt: number;
  /** Where the transcript is; null where no address of ours is known. */
  readonly link: string | null;
  readonly now: number;
}

/** Many chats that are told in one message. Instants in milliseconds since 1970. */
export interface AlertBatch {
  /** Every chat of the message, the listed ones too, and at least one; `since` is when its delivery was made. */
  readonly all: readonly { readonly reasons: readonly Reason[]; readonly since: number }[];
  /** The first ones, worst first: as many as a reader takes in. */
  readonly listed: readonly ListedAlert[];
  /** Where all of them are; null where no address of ours is known. */
  readonly link: string | null;
  /** The target hears of at least one by default. */
  readonly byDefault: boolean;
  /** The targets that should have heard of some and could not be told. */
  readonly otherTargets: readonly string[];
  readonly now: number;
}

/** One of many chats, that the message names. */
export interface ListedAlert {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  readonly receivedAt: number;
  readonly link: string | null;
  /** Null where its body was too large to be read, or could not be. */
  readonly told: AlertContext | null;
}
