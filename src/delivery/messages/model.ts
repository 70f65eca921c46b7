import type { Reason } from "../../alerts/reasons.ts";
import type { Chat, ChatKey } from "../../chat/chat.ts";
import type { CrmLink } from "../../chat/fields/crm-links.ts";
import type { Labels } from "../../chat/fields/labels.ts";
import type { Measures } from "../../chat/measures.ts";
import type { Country } from "../../chat/phone/one-number.ts";

/** One chat that needs attention, with its context. Instants in milliseconds since 1970. */
export interface AlertContext {
  readonly chat: Chat;
  readonly measures: Measures;
  /** Worst first, and never empty. */
  readonly reasons: readonly Reason[];
  /** There are rules, but none matched: the target is notified by default. */
  readonly byDefault: boolean;
  /** The original target, if this one is its fallback. */
  readonly otherTarget: string | null;
  /** The customer's data that the target may see. */
  readonly show: readonly string[];
  /** What fields and options of the customer record are called. */
  readonly labels?: Labels;
  /** Links into other systems, for targets that are shown them. */
  readonly crmLinks?: readonly CrmLink[];
  /** Of telephone numbers without a country. */
  readonly country: Country | null;
  readonly receivedAt: number;
  /** The transcript; null if our own URL is not known. */
  readonly link: string | null;
  readonly now: number;
}

/** Many chats in one message. Instants in milliseconds since 1970. */
export interface AlertBatch {
  /** All chats of the message, including the listed ones, at least one; `since` is when its delivery was created. */
  readonly all: readonly { readonly reasons: readonly Reason[]; readonly since: number }[];
  /** The first ones, worst first. */
  readonly listed: readonly ListedAlert[];
  /** A link to all of them; null if our own URL is not known. */
  readonly link: string | null;
  /** The target is notified of at least one by default. */
  readonly byDefault: boolean;
  /** The original targets of those that this target gets as their fallback. */
  readonly otherTargets: readonly string[];
  readonly now: number;
}

/** A chat that the message lists. */
export interface ListedAlert {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  readonly receivedAt: number;
  readonly link: string | null;
  /** Null if its body was too large to be read, or could not be read. */
  readonly context: AlertContext | null;
}
