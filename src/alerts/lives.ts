import { type CustomerMessages, hasNewMessages } from "../chat/new-messages.ts";
import { isAbove, liesOnTop, type RevisionRank } from "../chat/revision-order.ts";
import type { Reason } from "./reasons.ts";

/** A revision as it comes in. */
export interface Revision {
  /** None where the chat is spam once this is stored. */
  readonly reasons: readonly Reason[];
  readonly rank: RevisionRank;
  /** Only asked where there is an alert. */
  readonly said: () => CustomerMessages;
}

/** What is known of a chat before that. */
export interface KnownChat {
  readonly rank: RevisionRank;
  readonly isSpam: boolean;
  /** Null: its texts are there. */
  readonly gone: string | null;
  readonly alert: KnownAlert | null;
}

/** What an earlier revision left. */
export interface KnownAlert {
  /** Those of its life: the one that runs, or the one that ended last. */
  readonly reasons: readonly Reason[];
  /** Those among them of which nobody was to hear. */
  readonly untold: readonly Reason[];
  readonly number: number;
  readonly isResolved: boolean;
  /** Its life ended with its chat, which expired or was marked as spam: nobody has dealt with it. */
  readonly isOver: boolean;
  /** All that the customer had said by the end of that life, or so far; null: not known. */
  readonly said: CustomerMessages | null;
}

/** A life in which nobody was told of anything yet. */
export const NEW_LIFE = { reasons: [], untold: [] } as const;

/** The life that a revision with reasons belongs to; null: the last one is over, and this is no news after it. */
export function lifeOf(
  revision: Revision,
  known: KnownChat | null,
): Pick<KnownAlert, "reasons" | "untold"> | typeof NEW_LIFE | null {
  const alert = known?.alert ?? null;
  if (known === null || alert === null || begins(revision, known, alert)) return NEW_LIFE;
  return alert.isResolved ? null : alert;
}

function begins({ reasons, rank, said }: Revision, known: KnownChat, alert: KnownAlert): boolean {
  // What has reasons now is spam no longer.
  if (known.isSpam || alert.isOver) return true;
  // Nobody had dealt with it before it expired, or it goes on since. An older copy of it is no sign of life.
  if (known.gone !== null && (!alert.isResolved || isAbove(rank, known.rank))) return true;
  if (!alert.isResolved) return false;
  if (reasons.some((reason) => !alert.reasons.includes(reason))) return true;
  return hasNewMessages(said(), alert.said ?? saidAtMost(known.rank), liesOnTop(rank, known.rank));
}

/** Where only all messages of a chat are known, the customer had said no more than these. */
export function saidAtMost({ lastMessageAt, messages }: RevisionRank): CustomerMessages {
  return { lastAt: lastMessageAt, count: messages };
}
