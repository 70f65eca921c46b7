import type { Io, Outcome } from "../channel.ts";
import type { Message } from "../message.ts";
import { classifyDiscord } from "./classify.ts";
import { readRef } from "./message-ref.ts";
import { render } from "./render.ts";
import type { DiscordOptions } from "./settings.ts";

const HEADERS = { "Content-Type": "application/json" };

/** A response repeats the whole message, with six characters for each non-ASCII one. */
const LONGEST_ANSWER = 200_000;

/** Posts a message, or changes one that this webhook posted. */
export async function send(message: Message, { webhook, thread }: DiscordOptions, { post, now }: Io): Promise<Outcome> {
  const body = JSON.stringify(render(message));
  const common = { headers: HEADERS, body, most: LONGEST_ANSWER };
  if (message.replaces === undefined) {
    // Without `wait`, Discord answers before it knows whether the message can be stored.
    const url = `${webhook}?wait=true&${query(thread)}`;
    return classifyDiscord(await post({ url, ...common }), false, thread, now());
  }
  const replaced = readRef(message.replaces);
  if (replaced === null) return { kind: "dead", result: { code: "not-ours", way: "webhook" } };
  const url = `${webhook}/messages/${replaced.message}?${query(replaced.thread)}`;
  return classifyDiscord(await post({ method: "PATCH", url, ...common }), true, replaced.thread, now());
}

/** Link buttons need `with_components`, because the webhook belongs to no app. */
function query(thread: string | null): string {
  return `with_components=true${thread === null ? "" : `&thread_id=${thread}`}`;
}
