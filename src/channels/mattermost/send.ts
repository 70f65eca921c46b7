import type { Io, Outcome } from "../channel.ts";
import type { Message } from "../message.ts";
import { classifyApi, classifyWebhook } from "./classify.ts";
import { type Content, render } from "./render.ts";
import type { MattermostOptions } from "./settings.ts";

type Bot = Extract<MattermostOptions, { way: "bot" }>;

const HEADERS = { "Content-Type": "application/json" };
const POST = /^[a-z\d]{26}$/;

/** A response repeats the whole message, with six characters for some of its signs. */
const LONGEST_ANSWER = 200_000;

export async function send(message: Message, options: MattermostOptions, io: Io): Promise<Outcome> {
  if (options.way === "bot") return sendAsBot(message, options, io);
  const { post, now } = io;
  if (message.replaces !== undefined) return { kind: "dead", result: { code: "not-ours", way: "webhook" } };
  const { text, attachments } = render(message, options.service);
  const body = JSON.stringify(attachments.length === 0 ? { text } : { text, attachments });
  return classifyWebhook(await post({ url: options.webhook, headers: HEADERS, body }), now());
}

/** Posts, or changes what the bot posted. */
async function sendAsBot(message: Message, { conversation, token, api }: Bot, { post, now }: Io): Promise<Outcome> {
  const headers = { ...HEADERS, Authorization: `Bearer ${token}` };
  const common = { headers, most: LONGEST_ANSWER };
  const content = contentOf(render(message, "mattermost"));
  const { replaces, thread } = message;
  if (replaces === undefined) {
    // A thread may have been deleted, which is rejected like a malformed message: so plain text begins a new one.
    const isBelow = thread !== undefined && POST.test(thread) && !message.plain;
    const body = JSON.stringify({ channel_id: conversation, ...(isBelow ? { root_id: thread } : {}), ...content });
    return classifyApi(await post({ url: `${api}/api/v4/posts`, ...common, body }), false, now());
  }
  if (!POST.test(replaces)) return { kind: "dead", result: { code: "not-ours", way: "bot" } };
  const url = `${api}/api/v4/posts/${replaces}/patch`;
  return classifyApi(await post({ method: "PUT", url, ...common, body: JSON.stringify(content) }), true, now());
}

/** Attachments are named even if there are none: a message that is changed would keep those that it has. */
function contentOf({ text, attachments }: Content) {
  return { message: text, props: { attachments } };
}
