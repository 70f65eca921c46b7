import type { Standing } from "../alerts/life.ts";
import { type ChatKey, chatName } from "../chat/chat.ts";
import { type Database, StoreUnavailable } from "../store/database.ts";
import { readStandings, writeChanges } from "../store/follow-up.ts";
import { type Act, decide } from "./decide.ts";

/** Somebody who follows up. */
export interface Follower {
  readonly name: string;
  /** By which they came in. */
  readonly door: string;
}

/** What became of it for one chat. */
export type Followed =
  | { readonly kind: "done" | "refused"; readonly key: ChatKey; readonly standing: Standing }
  | { readonly kind: "no-alert"; readonly key: ChatKey };

/** How often others may be faster before whoever asks must come again. */
const TRIES = 20;

/**
 * Acts on the alerts of these chats, each by itself: of two people at once one wins, and the other is told how it stands
 * then. Throws StoreUnavailable.
 */
export async function followUp(
  db: Database,
  keys: readonly ChatKey[],
  act: Act,
  { name, door }: Follower,
  now: number,
): Promise<readonly Followed[]> {
  const doing = { who: name, door, action: act.action, note: act.action === "resolve" ? act.note : null, at: now };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const standings = await readStandings(db, keys);
    const decided = [...standings.values()].map((standing) => ({ ...standing, decision: decide(act, standing, name) }));
    const wanted = decided.flatMap(({ key, changes, decision }) =>
      decision.kind === "change" ? [{ key, changes, state: decision.state, outcome: decision.outcome }] : [],
    );
    if (wanted.length === 0) return keys.map((key) => followedOf(key, standings.get(chatName(key)), act, name));
    await writeChanges(db, wanted, doing);
  }
  throw new StoreUnavailable("others kept changing the same alerts");
}

function followedOf(key: ChatKey, standing: Standing | undefined, act: Act, name: string): Followed {
  if (standing === undefined) return { kind: "no-alert", key };
  return { kind: decide(act, standing, name).kind === "done" ? "done" : "refused", key, standing };
}
