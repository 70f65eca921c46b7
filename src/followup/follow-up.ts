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

/** Somebody who follows up. */
export interface Follower {
  readonly actor: Actor;
  /** As whom they are known besides: what one of these has claimed is theirs too. */
  readonly also?: readonly Actor[];
}

/** What became of it for one chat. */
export type FollowUpResult =
  | { readonly kind: "done" | "refused"; readonly key: ChatKey; readonly standing: AlertStatus }
  | { readonly kind: "no-alert"; readonly key: ChatKey };

/** What became of all of it. */
export interface FollowUpOutcome {
  readonly followed: readonly FollowUpResult[];
  /** Names of the targets that have something to tell because of it, now or later: their couriers are to be woken. */
  readonly changed: readonly string[];
}

/** How often others may be faster before whoever asks must come again. */
const TRIES = 20;

/**
 * Acts on the alerts of these chats, each by itself: of two people at once one wins, and the other is told how it stands
 * then. In the same transaction an alert that is claimed gets its reminders, and one that is open again its escalations,
 * and whoever has not heard of it because it was resolved is told.
 * Throws StoreUnavailable.
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
  for (let tries = 0; tries < TRIES; tries += 1) {
    const standings = await readStatuses(db, keys);
    const decided = [...standings.values()].map((standing) => ({ ...standing, decision: decide(act, standing, own) }));
    const wanted = decided.flatMap(({ key, changes, decision }) =>
      decision.kind === "change" ? [{ key, changes, state: decision.state, outcome: decision.outcome }] : [],
    );
    if (wanted.length === 0) {
      const followed = keys.map((key) => followedOf(key, standings.get(chatName(key)), act, own));
      return { followed, changed: [...changed] };
    }
    const later = (asked: string) => laterOf(asked, act, following, now);
    for (const target of await writeChanges(db, wanted, doing, following.targets, later)) changed.add(target);
  }
  throw new StoreUnavailable("others kept changing the same alerts", "conflict");
}

/** What is to be told later because of such an act. */
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
  standing: AlertStatus | undefined,
  act: FollowUpCommand,
  own: readonly Actor[],
): FollowUpResult {
  if (standing === undefined) return { kind: "no-alert", key };
  return { kind: decide(act, standing, own).kind === "done" ? "done" : "refused", key, standing };
}
