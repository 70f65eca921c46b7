import * as v from "valibot";
import type { Io, Outcome, Sending } from "../channel.ts";
import { classify } from "../classify.ts";
import type { Answer } from "../http.ts";
import type { Message } from "../message.ts";
import { render } from "./render.ts";
import type { TelegramOptions } from "./settings.ts";

/** A response repeats the message, with up to six characters for each of its text, and its entities. */
const LONGEST_ANSWER = 100_000;

/** A message of ours: "-1001234567890/42". */
const REF = /^(-?\d{1,20})\/(\d{1,15})$/;

/** Sends a message to the bot's chat, or changes one that it sent. */
export async function send(
  message: Message,
  { token, conversation, thread, api }: TelegramOptions,
  { post, now }: Io,
  { movedTo = conversation }: Sending,
): Promise<Outcome> {
  const call = async (method: "sendMessage" | "editMessageText", args: object) => {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ ...args, ...render(message) });
    const answer = await post({ url: `${api}/bot${token}/${method}`, headers, body, most: LONGEST_ANSWER });
    return classifyTelegram(answer, now(), message.replaces);
  };
  if (message.replaces !== undefined) {
    const replaced = readRef(message.replaces);
    if (replaced === null) return { kind: "dead", result: { code: "not-ours", way: "bot" } };
    return call("editMessageText", { chat_id: replaced.chat, message_id: replaced.message });
  }
  const above = message.thread === undefined ? null : readRef(message.thread);
  return call("sendMessage", {
    chat_id: movedTo,
    ...(thread === null ? {} : { message_thread_id: thread }),
    ...(above === null || String(above.chat) !== movedTo
      ? {}
      : { reply_parameters: { message_id: above.message, allow_sending_without_reply: true } }),
    // Nobody is woken by what needs nobody.
    ...(message.kind === "update" || message.kind === "resolution" ? { disable_notification: true } : {}),
  });
}

function readRef(text: string): { readonly chat: string; readonly message: number } | null {
  const [, chat, message] = REF.exec(text) ?? [];
  return chat === undefined || message === undefined ? null : { chat, message: Number(message) };
}

const sentSchema = v.object({
  ok: v.literal(true),
  result: v.object({ message_id: v.number(), chat: v.object({ id: v.pipe(v.number(), v.safeInteger()) }) }),
});

const failedSchema = v.object({
  ok: v.literal(false),
  description: v.optional(v.string(), ""),
  parameters: v.optional(
    v.object({
      retry_after: v.optional(v.pipe(v.number(), v.minValue(0))),
      migrate_to_chat_id: v.optional(v.pipe(v.number(), v.safeInteger())),
    }),
    {},
  ),
});

/**
 * What Telegram says of a rejected request, by the beginning of its description. Of these, the documentation lists none;
 * they are those of its server (github.com/tdlib/telegram-bot-api). What is not here rejects the form of the message.
 */
const CHAT_IS_GONE: readonly (readonly [RegExp, string])[] = [
  [/chat not found/i, "chat_not_found"],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|need administrator rights/i, "no_rights"],
  [/message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i, "topic_not_found"],
  [/PEER_ID_INVALID|USER_DEACTIVATED|CHANNEL_PRIVATE|CHAT_RESTRICTED/i, "chat_not_reachable"],
];
const NOT_MODIFIED = /message is not modified/i;
const NOT_CHANGEABLE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|MESSAGE_AUTHOR_REQUIRED/i;

/** `replaced`: the message that was to be changed. */
function classifyTelegram(answer: Answer, now: number, replaced: string | undefined): Outcome {
  const outcome = classify(answer, now, { kindOf: ({ status }) => (status === 409 ? "retry" : null) });
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  const said = parsed(text);
  if (outcome.kind === "sent") {
    const sent = v.safeParse(sentSchema, said);
    if (sent.success) return { ...outcome, ref: `${sent.output.result.chat.id}/${sent.output.result.message_id}` };
    // If a response broke off, its beginning is enough: otherwise a message that was accepted would be sent again.
    if (/^\s*\{\s*"ok"\s*:\s*true\b/.test(text)) return outcome;
    return { kind: "retry", status, result: { code: "unexpected", status } };
  }
  const failed = v.safeParse(failedSchema, said);
  if (!failed.success) return outcome;
  const { description, parameters } = failed.output;
  if (status === 429 && parameters.retry_after !== undefined) {
    const header = String(parameters.retry_after);
    return classify({ ...answer, retryAfter: header, text: "" }, now);
  }
  if (status !== 400) return outcome;
  const moved = parameters.migrate_to_chat_id;
  if (moved !== undefined) {
    const to = String(moved);
    return { kind: "retry", status, result: { code: "moved", status, to }, movedTo: to };
  }
  if (replaced !== undefined && NOT_MODIFIED.test(description)) {
    return { kind: "sent", status, result: { code: "answered", status, word: "not_modified" }, ref: replaced };
  }
  if (replaced !== undefined && NOT_CHANGEABLE.test(description)) {
    return { kind: "dead", status, result: { code: "not-changeable", status, word: "message_not_found" } };
  }
  const gone = CHAT_IS_GONE.find(([pattern]) => pattern.test(description));
  if (gone === undefined) return outcome;
  const [, word] = gone;
  if (replaced !== undefined) return { kind: "dead", status, result: { code: "not-changeable", status, word } };
  return { kind: "out-of-order", status, result: { code: "answered", status, word } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
