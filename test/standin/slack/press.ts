import { isRecord } from "../shape.ts";
import type { PostedMessage } from "./workspace.ts";

/** Who presses what: a button by its id, or an entry of a menu by the end of its value. */
export interface Finger {
  readonly user: { readonly id: string; readonly name: string };
  readonly action: string;
  readonly chosen?: string;
}

/** One request of Slack: a form, and the headers that sign it. */
export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What whoever pressed sees: nothing, or a warning. `answers`: the statuses; null where none came in time. */
export interface Felt {
  readonly warned: boolean;
  readonly answers: readonly (number | null)[];
}

/** In milliseconds: afterwards Slack warns whoever pressed, and comes once more. */
const PATIENCE = 3_000;

/** The form that Slack sends for a press. Throws where the message has no such button. */
export function pressForm(message: PostedMessage, { user, action, chosen }: Finger, answerAddress: string): string {
  const pressed = elementsOf(message).find((element) => element.action_id === action);
  if (pressed === undefined) throw new Error(`the message has no button ${action}`);
  const options = Array.isArray(pressed.options) ? pressed.options.filter(isRecord) : [];
  const option = options.find(({ value }) => String(value).endsWith(` ${chosen}`));
  const payload = {
    type: "block_actions",
    user: { ...user, username: user.name, team_id: "T00000000" },
    api_app_id: "A00000000",
    container: { type: "message", message_ts: message.ts, channel_id: message.channel, ...threadOf(message) },
    trigger_id: crypto.randomUUID(),
    team: { id: "T00000000", domain: "standin" },
    channel: { id: message.channel, name: "sales" },
    message: message.body,
    response_url: answerAddress,
    actions: [{ ...pressed, options: undefined, ...(option && { selected_option: option }), action_ts: "1" }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

function threadOf({ threadTs }: PostedMessage) {
  return { is_ephemeral: false, ...(threadTs === null ? {} : { thread_ts: threadTs }) };
}

/** Signs a body as Slack does, at this instant in milliseconds. */
export async function sign(body: string, secret: string, now: number): Promise<Signed> {
  const encoder = new TextEncoder();
  const timestamp = String(Math.floor(now / 1000));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`v0:${timestamp}:${body}`)));
  const hex = [...mac].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    "X-Slack-Request-Timestamp": timestamp,
    "X-Slack-Signature": `v0=${hex}`,
  };
  return { body, headers };
}

/** Sends what was pressed, and once more, signed anew, where no 200 came in three seconds. */
export async function deliverPress(
  body: string,
  secret: string,
  clock: () => number,
  send: (signed: Signed) => Promise<Response>,
): Promise<Felt> {
  const answers: (number | null)[] = [];
  for (let times = 0; times < 2 && answers.at(-1) !== 200; times += 1) {
    // A second apart, so that the signature is another one.
    answers.push(await inTime(send(await sign(body, secret, clock() + times * 1_000))));
  }
  return { warned: answers[0] !== 200, answers };
}

async function inTime(answer: Promise<Response>): Promise<number | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), PATIENCE);
  const status = await Promise.race([answer.then((response) => response.status), late]);
  clearTimeout(timer);
  return status;
}

function elementsOf({ body }: PostedMessage): readonly Readonly<Record<string, unknown>>[] {
  const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isRecord) : [];
  return blocks.flatMap(({ elements }) => (Array.isArray(elements) ? elements.filter(isRecord) : []));
}
