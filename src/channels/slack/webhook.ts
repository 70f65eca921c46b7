import type { Io, Outcome } from "../channel.ts";
import { classify } from "../classify.ts";
import type { Message } from "../message.ts";
import { render } from "./render.ts";
import { classifyResponse, isResponseUrl } from "./response-url.ts";
import type { SlackOptions } from "./settings.ts";

type Webhook = Extract<SlackOptions, { way: "webhook" }>;

const HEADERS = { "Content-Type": "application/json; charset=utf-8" };

/** A webhook can only post: an update goes to the response URL that came with a button press. */
export async function sendByWebhook(
  message: Message,
  { webhook, hasButtons }: Webhook,
  { post, now }: Io,
): Promise<Outcome> {
  const said = render(message, hasButtons);
  const { replaces } = message;
  if (replaces === undefined)
    return classify(await post({ url: webhook, headers: HEADERS, body: JSON.stringify(said) }), now());
  if (!isResponseUrl(replaces)) return { kind: "dead", result: { code: "not-ours", way: "webhook" } };
  const body = JSON.stringify({ replace_original: true, ...said });
  return classifyResponse(await post({ url: replaces, headers: HEADERS, body }), now());
}
