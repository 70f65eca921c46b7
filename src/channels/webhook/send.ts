import type { Io, Outcome, Sending } from "../channel.ts";
import { classify, type Dialect } from "../classify.ts";
import type { Message } from "../message.ts";
import { bodyOf } from "./body.ts";
import type { WebhookOptions } from "./settings.ts";
import { signedHeaders } from "./sign.ts";

/**
 * By Standard Webhooks, 410 alone says that the receiver wants nothing more. Everything else but success is a failure,
 * and is retried: a receiver that is being deployed also answers 404 or 403. What it answers in words is not recorded.
 */
const DIALECT: Dialect = { kindOf: ({ status }) => (status === 410 ? "out-of-order" : "retry"), wordOf: () => null };

/** The key of an attempt as plain text ends like this. An event has only one form, so it is the same event. */
const PLAIN = /-plain$/;

export async function send(
  message: Message,
  { url, keys }: WebhookOptions,
  { post, now }: Io,
  { id }: Sending,
): Promise<Outcome> {
  const at = now();
  const body = bodyOf(message, at);
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "vcc-chat-alerts",
    ...(await signedHeaders(body, id.replace(PLAIN, ""), at, keys)),
  };
  const outcome = classify(await post({ url, headers, body }), now(), DIALECT);
  // A redirect is never followed, and may be gone by the next attempt.
  return outcome.kind === "dead" ? { ...outcome, kind: "retry" } : outcome;
}
