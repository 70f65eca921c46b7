import type { Outcome } from "../../../src/channels/channel.ts";
import { googleChat } from "../../../src/channels/google-chat/channel.ts";
import type { Answer } from "../../../src/channels/http.ts";
import { checkGoogleChat, parse, queryFaults } from "../../standin/google-chat/check.ts";
import { liveInGoogleChat } from "../../standin/google-chat/live.ts";
import { isRecord } from "../../standin/shape.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const WEBHOOK = "https://chat.googleapis.com/v1/spaces/AAAA1/messages?key=k3y&token=t0ken%3D";
const THREAD = "spaces/AAAA1/threads/T1";

/** As Google's APIs say it, with more than may be recorded. */
function error(code: number, status: string, reason?: string): string {
  const message = "invalid_token of John Russell at https://chat.googleapis.com";
  const details = reason === undefined ? {} : { details: [{ "@type": "google.rpc.ErrorInfo", reason }] };
  return JSON.stringify({ error: { code, message, status, ...details } });
}

function answered(status: number, text = "", retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text };
}

function taken(status: number, kind: Outcome["kind"], word?: string, reason?: string): Expected<Answer> {
  const answer = answered(status, word === undefined ? "<h1>John Russell</h1>" : error(status, word, reason));
  const recorded = reason ?? word;
  const result = { code: "answered", status, ...(recorded === undefined ? {} : { word: recorded }) } as const;
  return { when: `the answer ${status} ${word ?? ""} ${reason ?? ""}`, answer, kind, status, result };
}

function sent(when: string, text: string, ref?: string): Expected<Answer> {
  const result = { code: "answered", status: 200 } as const;
  const found = ref === undefined ? {} : { ref };
  return { when, answer: answered(200, text), kind: "sent", status: 200, result, ...found };
}

const created = { name: "spaces/AAAA1/messages/M1.M1", text: "John Russell", thread: { name: THREAD } };

keepsTheContract(
  "google-chat",
  overHttp(
    {
      channel: googleChat,
      settings: { channel: "google-chat", webhook: "GOOGLE_CHAT_SALES_URL" },
      values: { GOOGLE_CHAT_SALES_URL: WEBHOOK },
      faults: ({ body, url }) => {
        const message = parse(body);
        const hasThread = isRecord(message) && message.thread !== undefined;
        return [
          ...checkGoogleChat(body),
          ...queryFaults(new URL(url).searchParams, hasThread),
          ...liveInGoogleChat(message, OURS),
        ];
      },
    },
    {
      answers: [
        sent("the message that was created", JSON.stringify(created), THREAD),
        sent("a message without a thread", JSON.stringify({ name: created.name })),
        sent("an answer that broke off", JSON.stringify(created).slice(0, 60)),
        {
          ...{ when: "a page in place of a message", answer: answered(200, "<h1>Sign in</h1>"), kind: "retry" },
          ...{ status: 200, result: { code: "unexpected", status: 200 } },
        },
        taken(400, "malformed", "INVALID_ARGUMENT"),
        taken(400, "malformed"),
        taken(413, "malformed"),
        taken(400, "out-of-order", "INVALID_ARGUMENT", "API_KEY_INVALID"),
        taken(401, "out-of-order", "UNAUTHENTICATED"),
        taken(403, "out-of-order", "PERMISSION_DENIED"),
        taken(404, "out-of-order", "NOT_FOUND"),
        ...[301, 302, 307, 308].map((status): Expected<Answer> => {
          const result = { code: "redirected", status } as const;
          return { when: `the answer ${status}`, answer: answered(status), kind: "dead", status, result };
        }),
        ...[402, 405, 409, 451].map((status) => taken(status, "dead")),
        taken(429, "retry", "RESOURCE_EXHAUSTED"),
        taken(429, "retry", "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED"),
        taken(403, "retry", "PERMISSION_DENIED", "RATE_LIMIT_EXCEEDED"),
        taken(503, "retry", "UNAVAILABLE"),
        ...[408, 500, 502, 504].map((status) => taken(status, "retry")),
        {
          ...{
            when: "the answer 429 with Retry-After: 30",
            answer: answered(429, "", "30"),
            kind: "retry",
            status: 429,
          },
          result: { code: "answered", status: 429, asked: 30 },
          waitUntil: NOW + 30_000,
        },
        {
          when: "no answer",
          answer: { kind: "silent", result: { code: "connection-failed" } },
          kind: "retry",
          result: { code: "connection-failed" },
        },
      ],
    },
  ),
);
