import * as v from "valibot";
import { signLink } from "../../src/web/auth/signed-links.ts";
import type { DemoChat } from "./chats.ts";

const answerSchema = v.object({
  chat: v.string(),
  revision: v.number(),
  status: v.string(),
  reasons: v.array(v.string()),
  targets: v.array(v.string()),
});

/** A chat that was posted, and what the Worker answered. */
export interface PostedChat extends v.InferOutput<typeof answerSchema> {
  readonly what: string;
}

/** Posts as VCC Live does. Throws when the answer is not 200. */
export async function post(url: string, secret: string, { what, body }: DemoChat): Promise<PostedChat> {
  const response = await fetch(`${url}/webhooks/vcc/chat?secret-key=${encodeURIComponent(secret)}`, {
    method: "POST",
    body,
  });
  if (response.status !== 200) throw new Error(`The Worker answered ${response.status} to ${what}, instead of 200.`);
  return { what, ...v.parse(answerSchema, await response.json()) };
}

/** A link to the transcript, signed as those in alerts are; good for a day. */
export async function transcriptLink(url: string, linkSecret: string, chat: string, now: number): Promise<string> {
  return url + (await signLink(linkSecret, `/chats/${chat}`, "slack", now + 86_400_000));
}
