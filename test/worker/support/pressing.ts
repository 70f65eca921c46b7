import { env } from "cloudflare:workers";
import { render } from "../../../src/channels/slack/render.ts";
import { followed } from "../../channels/support/messages.ts";
import { type Finger, pressForm, type Signed, sign } from "../../standin/slack/press.ts";
import { direct } from "./direct.ts";
import { ORIGIN } from "./door.ts";

const SIGNING_SECRET = "test-signing-secret";
export const JANE = { id: "U0JANE", name: "jane.smith" };
export const PETER = { id: "U0PETER", name: "peter.novak" };

/** A webhook whose app has buttons, a bot, and what is none of Slack's. */
export const SETTINGS = {
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_BOT_TOKEN: "xoxb-1-test",
  ALERT_EMAIL_FROM: "alerts@example.com",
  TARGETS: {
    hook: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
    bot: { channel: "slack", conversation: "#sales" },
    leads: { channel: "email", to: ["leads@example.com"] },
  },
};

let presses = 0;

/** Where the answer to the last press goes. */
export const answerAddress = () => `https://hooks.slack.com/actions/T1/${presses}/planted`;

/** What Slack sends for a press of a button below the alert of this chat. */
export function formOf(chat: number, target: string, finger: Omit<Finger, "user">, user = JANE, below = false): string {
  presses += 1;
  const { actions } = followed;
  const acts = { chat: `130/${chat}`, target, again: "Reopen" };
  const of = { ...followed, ...(actions && { actions: { ...actions, ...acts } }) };
  const message = {
    channel: "C1",
    ts: "1.1",
    threadTs: below ? "1.0" : null,
    by: "webhook",
    body: { ...render(of, true) },
  } as const;
  return pressForm(message, { ...finger, user }, answerAddress());
}

/** Signed by Slack, `ago` milliseconds before now. */
export function signed(body: string, ago = 0): Promise<Signed> {
  return sign(body, SIGNING_SECRET, Date.now() - ago);
}

/** Brings what was signed, and waits for what follows the answer. */
export async function bring({ body, headers }: Signed, changes: object = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}/slack/interactions`, { method: "POST", body, headers });
  const { response, rest } = await direct(request, { ...SETTINGS, ...changes });
  await rest;
  return response;
}

/** Somebody presses a button, and Slack sends it. */
export async function press(chat: number, target: string, action: string, user = JANE, chosen = ""): Promise<number> {
  return (await bring(await signed(formOf(chat, target, { action, chosen }, user)))).status;
}

/** How often the alert was changed, by whom, how and by which door. */
export async function changesOf(chat: number) {
  const sql = "SELECT who, door, action, outcome FROM follow_ups WHERE chat_id = ? ORDER BY change";
  return env.DB.prepare(sql).bind(chat).raw();
}

/** The deliveries that show how the alert stands. */
export async function answersOf(chat: number) {
  const sql =
    "SELECT id, target, status, ref FROM deliveries WHERE chat_id = ? AND kind = 'change' ORDER BY created_at, id";
  const { results } = await env.DB.prepare(sql)
    .bind(chat)
    .all<{ id: string; target: string; status: string; ref: string | null }>();
  return results;
}
