import type { Actor } from "../alerts/actor.ts";
import type { AlertStatus } from "../alerts/state.ts";
import { type ChatKey, chatName } from "../chat/chat.ts";
import { readStatuses, writeChanges } from "../store/alerts/follow-ups.ts";
import { type Database, type Statement, StoreUnavailable } from "../store/database.ts";
import {
  type ChangedAlerts,
  notifyReopenedStatement,
  remindersStatement,
  reopenedStatement,
} from "../store/deliveries/escalations.ts";
import { decide, type FollowUpCommand } from "./decide.ts";
import type { FollowUpSettings } from "./settings.ts";

/** Somebody who follows up an alert. */
export interface Follower {
  readonly actor: Actor;
  /** Other identities of the same person: what one of them has claimed is also theirs. */
  readonly also?: readonly Actor[];
}

/** The result for one chat. */
export type FollowUpResult =
  | { readonly kind: "done" | "refused"; readonly key: ChatKey; readonly status: AlertStatus }
  | { readonly kind: "no-alert"; readonly key: ChatKey };

/** The result for all chats. */
export interface FollowUpOutcome {
  readonly followed: readonly FollowUpResult[];
  /** Names of the targets that have something to send because of it, now or later: their couriers must be woken. */
  readonly changed: readonly string[];
}

/** How often a concurrent change may win before the caller must try again. */
const TRIES = 20;

/**
 * Changes the alerts of these chats, each separately: of two people at once, one succeeds and the other gets the
 * current status. The same transaction creates reminders for a claimed alert and escalations for a reopened one, and
 * notifies recipients who were not notified before because the alert was resolved. Throws StoreUnavailable.
 */
export async function followUp(
  db: Database,
  keys: readonly ChatKey[],
  act: FollowUpCommand,
  { actor, also = [] }: Follower,
  following: FollowUpSettings,
  now: number,
): Promise<FollowUpOutcome> {
  const own = [actor, ...also];
  const note = act.action === "resolve" ? act.note : null;
  const doing = { actor, action: act.action, note, at: now };
  const changed = new Set<string>();
  const targets = { among: following.targets, events: following.eventTargets };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const standings = await readStatuses(db, keys);
    const decided = [...standings.values()].map((status) => ({ ...status, decision: decide(act, status, own) }));
    const wanted = decided.flatMap(({ key, changes, decision }) =>
      decision.kind === "change" ? [{ key, changes, state: decision.state, outcome: decision.outcome }] : [],
    );
    if (wanted.length === 0) {
      const followed = keys.map((key) => followedOf(key, standings.get(chatName(key)), act, own));
      return { followed, changed: [...changed] };
    }
    const later = (asked: string) => laterOf(asked, act, following, now);
    for (const target of await writeChanges(db, wanted, doing, targets, later)) changed.add(target);
  }
  throw new StoreUnavailable("others kept changing the same alerts", "conflict");
}

/** The escalations and reminders that such a change plans. */
function laterOf(
  asked: string,
  { action }: FollowUpCommand,
  following: FollowUpSettings,
  at: number,
): readonly Statement[] {
  const changed = (state: ChangedAlerts["state"]): ChangedAlerts => ({ asked, state, at });
  const isReopened = action === "reopen";
  const steps = isReopened ? following.stepsFrom(at) : [];
  const reminders = action === "claim" ? following.remindersFrom(at) : [];
  return [
    ...(isReopened ? [notifyReopenedStatement(changed("open"), following.openingsFrom(at))] : []),
    ...(steps.length === 0 ? [] : [reopenedStatement(changed("open"), steps)]),
    ...(reminders.length === 0 ? [] : [remindersStatement(changed("claimed"), reminders)]),
  ];
}

function followedOf(
  key: ChatKey,
  status: AlertStatus | undefined,
  act: FollowUpCommand,
  own: readonly Actor[],
): FollowUpResult {
  if (status === undefined) return { kind: "no-alert", key };
  return { kind: decide(act, status, own).kind === "done" ? "done" : "refused", key, status: status };
}
