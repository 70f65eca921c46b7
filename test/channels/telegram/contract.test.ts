import type { Answer } from "../../../src/channels/http.ts";
import { telegram } from "../../../src/channels/telegram/channel.ts";
import { faultsOf } from "../../standin/telegram/check.ts";
import { liveIn } from "../../standin/telegram/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const TOKEN = "123456789:AAE-secret-of-a-telegram-bot";

function said(status: number, value: unknown, retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text: JSON.stringify(value) };
}

function refused(status: number, description: string, parameters?: object): Answer {
  return said(status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });
}

const WORDS = [
  [400, "Bad Request: chat not found", "chat_not_found"],
  [400, "Bad Request: not enough rights to send text messages to the chat", "no_rights"],
  [400, "Bad Request: message thread not found", "topic_not_found"],
  [400, "Bad Request: PEER_ID_INVALID", "chat_not_reachable"],
] as const;

const OUT_OF_ORDER = [
  [401, "Unauthorized"],
  [403, "Forbidden: bot was kicked from the supergroup chat"],
  [403, "Forbidden: bot was blocked by the user"],
  [404, "Not Found"],
] as const;

const MALFORMED = [
  "Bad Request: message is too long",
  "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
  "Bad Request: can't parse entities",
];

const answers: readonly Expected<Answer>[] = [
  {
    when: "a message with its number",
    answer: said(200, { ok: true, result: { message_id: 42, chat: { id: -1001234567890 }, text: "John Russell" } }),
    ...{ kind: "sent", status: 200, result: { code: "answered", status: 200 }, ref: "-1001234567890/42" },
  },
  {
    when: "a message whose number did not come through",
    answer: { kind: "answered", status: 200, retryAfter: null, text: '{"ok":true,"result":{"message_id":4' },
    ...{ kind: "sent", status: 200, result: { code: "answered", status: 200 } },
  },
  {
    when: "a page of somebody else",
    answer: { kind: "answered", status: 200, retryAfter: null, text: "<!doctype html>" },
    ...{ kind: "retry", status: 200, result: { code: "unexpected", status: 200 } },
  },
  ...WORDS.map(
    ([status, description, word]): Expected<Answer> => ({
      when: description,
      answer: refused(status, description),
      ...{ kind: "out-of-order", status, result: { code: "answered", status, word } },
    }),
  ),
  ...OUT_OF_ORDER.map(
    ([status, description]): Expected<Answer> => ({
      when: description,
      answer: refused(status, description),
      ...{ kind: "out-of-order", status, result: { code: "answered", status } },
    }),
  ),
  ...MALFORMED.map(
    (description): Expected<Answer> => ({
      when: description,
      answer: refused(400, description),
      ...{ kind: "malformed", status: 400, result: { code: "answered", status: 400 } },
    }),
  ),
  {
    when: "a group that has another number by now",
    answer: refused(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: -1009876543210,
    }),
    ...{ kind: "retry", status: 400, result: { code: "moved", status: 400, to: "-1009876543210" } },
    movedTo: "-1009876543210",
  },
  {
    when: "too many messages",
    answer: refused(429, "Too Many Requests: retry after 14", { retry_after: 14 }),
    ...{ kind: "retry", status: 429, result: { code: "answered", status: 429, asked: 14 }, waitUntil: NOW + 14_000 },
  },
  {
    when: "too many messages without a time",
    answer: refused(429, "Too Many Requests"),
    ...{ kind: "retry", status: 429, result: { code: "answered", status: 429 } },
  },
  ...[409, 500, 502, 504].map(
    (status): Expected<Answer> => ({
      when: `the answer ${status}`,
      answer: refused(status, "Internal Server Error"),
      ...{ kind: "retry", status, result: { code: "answered", status } },
    }),
  ),
  ...[302, 405].map(
    (status): Expected<Answer> => ({
      when: `the answer ${status}`,
      answer: refused(status, ""),
      ...{ kind: "dead", status, result: status < 400 ? { code: "redirected", status } : { code: "answered", status } },
    }),
  ),
  {
    when: "no answer",
    answer: { kind: "silent", result: { code: "no-answer", seconds: 10 } },
    ...{ kind: "retry", result: { code: "no-answer", seconds: 10 } },
  },
];

keepsTheContract(
  "telegram",
  overHttp(
    {
      channel: telegram,
      settings: { channel: "telegram", token: "TELEGRAM_BOT_TOKEN", conversation: "-1001234567890" },
      values: { TELEGRAM_BOT_TOKEN: TOKEN },
      faults: ({ url, body }) => {
        const posted: unknown = JSON.parse(body);
        return [...faultsOf(new URL(url).pathname.split("/").at(-1) ?? "", posted), ...liveIn(posted, OURS)];
      },
    },
    { answers },
  ),
);
