import * as v from "valibot";
import type { Io, Outcome, Sending } from "../channel.ts";
import { classify, type Dialect } from "../classify.ts";
import type { Answer } from "../http.ts";
import type { Message } from "../message.ts";
import { render } from "./render.ts";
import type { GoogleChatOptions } from "./settings.ts";
import { threadFor } from "./thread.ts";

const HEADERS = { "Content-Type": "application/json; charset=utf-8" };
/** The answer repeats what was sent, and names it first. */
const MOST_READ = 50_000;

export async function send(
  message: Message,
  { webhook }: GoogleChatOptions,
  { post, now }: Io,
  { id }: Sending,
): Promise<Outcome> {
  const thread = threadFor(message, webhook);
  const url = new URL(webhook);
  // The same id again: Google Chat answers with the message that it created before, and posts no other.
  url.searchParams.set("requestId", id);
  if (thread !== null) url.searchParams.set("messageReplyOption", "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
  const body = render(message, thread);
  return classifyAnswer(await post({ url: url.href, headers: HEADERS, body, most: MOST_READ }), now());
}

/** Errors that are not what their status usually means: the key of a URL that is no longer valid, and a quota. */
const REASONS: Readonly<Record<string, "out-of-order" | "retry">> = {
  API_KEY_INVALID: "out-of-order",
  RATE_LIMIT_EXCEEDED: "retry",
};

const DIALECT: Dialect = {
  kindOf: ({ text }) => REASONS[reasonOf(text) ?? ""] ?? null,
  wordOf: reasonOf,
};

function classifyAnswer(answer: Answer, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent" || outcome.kind !== "sent") return outcome;
  const { status, text } = answer;
  const created = read(text);
  if (created === null) return { kind: "retry", status, result: { code: "unexpected", status } };
  return created.thread === null ? outcome : { ...outcome, ref: created.thread };
}

/** The reason in the details of an error, otherwise its status, such as "NOT_FOUND"; null if there is neither. */
function reasonOf(text: string): string | null {
  const named = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([A-Z_]{1,60})"`).exec(text)?.[1] ?? null;
  return named("reason") ?? named("status");
}

const NAME = /^spaces\/[^/]+\/messages\/[^/]+$/;
const createdMessage = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    name: v.pipe(v.string(), v.regex(NAME)),
    thread: v.optional(v.object({ name: v.optional(v.string()) })),
  }),
);

/** The thread of the message that was created; null if it is no message. If the answer broke off, its beginning is enough. */
function read(text: string): { readonly thread: string | null } | null {
  const created = v.safeParse(createdMessage, text);
  if (created.success) return { thread: created.output.thread?.name ?? null };
  return /^\s*\{\s*"name"\s*:\s*"spaces\/[^/"]+\/messages\//.test(text) ? { thread: null } : null;
}
