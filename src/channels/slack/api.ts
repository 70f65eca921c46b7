import type { Io, Outcome } from "../channel.ts";
import type { Message } from "../message.ts";
import { classifyApi } from "./classify-api.ts";
import { readRef } from "./message-ref.ts";
import { render } from "./render.ts";
import type { SlackOptions } from "./settings.ts";

type Bot = Extract<SlackOptions, { way: "bot" }>;

/** A response repeats the whole message, with six characters for each non-ASCII one, in no guaranteed order. */
const LONGEST_ANSWER = 200_000;

/** Posts as an app's bot, or changes a message that it posted. */
export async function sendByApi(
  message: Message,
  { conversation, token, api, hasButtons }: Bot,
  { post, now }: Io,
): Promise<Outcome> {
  const said = render(message, hasButtons);
  const call = async (method: "chat.postMessage" | "chat.update", args: object) => {
    const headers = { "Content-Type": "application/json; charset=utf-8", Authorization: `Bearer ${token}` };
    const body = JSON.stringify({ ...args, ...said });
    const answer = await post({ url: `${api}/${method}`, headers, body, most: LONGEST_ANSWER });
    return classifyApi(answer, method, now());
  };
  if (message.replaces !== undefined) {
    const replaced = readRef(message.replaces);
    if (replaced === null) return { kind: "dead", result: { code: "not-ours", way: "bot" } };
    // Without the member, Slack would keep the blocks that the message has.
    return call("chat.update", message.plain ? { ...replaced, blocks: [] } : replaced);
  }
  const above = message.thread === undefined ? null : readRef(message.thread);
  if (above === null) return call("chat.postMessage", { channel: conversation });
  return call("chat.postMessage", { channel: above.channel, thread_ts: above.ts });
}
