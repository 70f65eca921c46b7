import { env } from "cloudflare:workers";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import sample from "../../fixtures/chats/sample.json";
import { stored } from "./door.ts";

const MINUTE = 60_000;
const NOON = Date.now() - 600 * MINUTE;

/** When the last message of a chat came, so many minutes into the story. */
export function at(minute: number): number {
  return NOON + minute * MINUTE;
}

/** A chat of a customer that was lost in that minute comes in. */
export function lost(chatId: number, minute: number, changes: object = {}): Promise<unknown> {
  return stored(JSON.stringify({ ...moved(missed, at(minute)), chatId, disposition: "lost", ...changes }));
}

/** One that somebody answered, and that nobody needs to hear of. */
export function answered(chatId: number, minute: number, changes: object = {}): Promise<unknown> {
  return stored(JSON.stringify({ ...moved(sample, at(minute)), chatId, ...changes }));
}

/** How the alert of a chat stands: its state, how it ended and how often it changed. */
export async function status(chat: number, project = 130) {
  const sql = "SELECT state, outcome, who, changes FROM alerts WHERE chat_id = ? AND project_id = ?";
  const [row] = await env.DB.prepare(sql).bind(chat, project).raw();
  return row;
}

export const OPEN = ["open", null, null, 1];
export const CAME_BACK = ["resolved", "came-back", null, 2];

/** What became of everything that was to be told of a chat. */
export async function deliveriesOf(chat: number) {
  const sql = "SELECT id, status, note FROM deliveries WHERE chat_id = ? ORDER BY created_at, id";
  return env.DB.prepare(sql).bind(chat).raw();
}

/** As if the couriers had told everybody of every alert so far. */
export async function everybodyWasTold(): Promise<void> {
  await env.DB.exec("UPDATE deliveries SET status = 'sent', created_at = created_at - 1 WHERE status = 'pending'");
}
