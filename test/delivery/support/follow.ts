import { env } from "cloudflare:test";
import type { ChatKey } from "../../../src/chat/chat.ts";
import type { FollowUpCommand } from "../../../src/followup/decide.ts";
import { type FollowUpOutcome, followUp } from "../../../src/followup/follow-up.ts";
import { followUpSettings } from "../../../src/followup/settings.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { rule } from "../../alerts/support/judged.ts";
import { lostChat, MINUTE, type World } from "./world.ts";

const db = openDatabase(env.DB, new AbortController().signal);

export const CLAIM: FollowUpCommand = { action: "claim" };
export const RESOLVE: FollowUpCommand = { action: "resolve", outcome: "called-back", note: null };
/** Lets go too. */
export const REOPEN: FollowUpCommand = { action: "reopen" };

/** Somebody follows up alerts of this world, now. `targets`: those whose messages can be changed. */
export function follow(
  world: World,
  keys: readonly ChatKey[],
  act: FollowUpCommand,
  name = "Jane Smith",
  targets: readonly string[] = [],
  door = "token",
): Promise<FollowUpOutcome> {
  const following = followUpSettings({ targets: new Map(), routing: { rules: world.rules, hours: world.hours } });
  return followUp(db, keys, act, { name, who: name, door }, { ...following, targets }, world.now);
}

/** Tells the target of everything, and again after 15 minutes and after an hour. */
export function escalating(world: World): void {
  const steps = [15, 60].map((minutes) => ({ after: minutes * MINUTE, to: [world.target] }));
  world.rules = [rule("All", { to: [world.target], escalate: steps })];
}

/** A lost chat comes in, and its alert is told. */
export async function alerted(world: World): Promise<ChatKey> {
  const chat = lostChat();
  await world.receive(chat);
  await world.wake();
  await world.runUntil(world.now);
  return { projectId: 7, chatId: Number(chat.chatId) };
}

/** What became of each escalation of a chat, by what comes before its target. */
export async function escalations(world: World) {
  const rows = (await world.deliveries()).filter(({ id }) => id.includes("-escalation-"));
  return rows.map(({ id, status, code, note }) => [/escalation-(\w+-\d)/.exec(id)?.[1], status, code, note]);
}
