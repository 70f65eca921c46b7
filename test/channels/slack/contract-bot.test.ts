import type { Answer } from "../../../src/channels/http.ts";
import type { Result } from "../../../src/channels/result.ts";
import { slack } from "../../../src/channels/slack/channel.ts";
import { checkSlack } from "../../standin/slack/check.ts";
import { liveIn } from "../../standin/slack/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const TOKEN = "xoxb-1-planted";
const GOSSIP = { note: "for John Russell", url: "https://hooks.example/secret" };

function said(body: object | string, retryAfter: string | null = null): Answer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answered", status: 200, retryAfter, text };
}

function on200(result: Result) {
  return { status: 200, result };
}

const TAKEN = on200({ code: "answered", status: 200 });
const NOT_AS_SLACK = on200({ code: "not-as-slack", status: 200 });
const taken = { ok: true, channel: "C0123ABCD", ts: "1503435956.000247" };

const WORDS = {
  "out-of-order": [
    ...["channel_not_found", "not_in_channel", "is_archived", "invalid_auth", "token_revoked", "account_inactive"],
    ...["missing_scope", "restricted_action", "not_authed"],
  ],
  malformed: ["invalid_blocks", "msg_too_long", "msg_blocks_too_long", "no_text", "invalid_arguments"],
  retry: ["ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"],
  dead: ["message_not_found", "cannot_reply_to_message", "never_heard_of"],
} as const;

const words = (["out-of-order", "malformed", "retry", "dead"] as const).flatMap((kind) =>
  WORDS[kind].map((error) => ({
    when: error,
    answer: said({ ok: false, error, ...GOSSIP }),
    kind,
    ...on200({ code: "answered", status: 200, word: error }),
  })),
);

const answers: readonly Expected<Answer>[] = [
  ...words,
  { when: "ok", answer: said({ ...taken, ...GOSSIP }), kind: "sent", ...TAKEN, ref: "C0123ABCD/1503435956.000247" },
  { when: "ok without a time", answer: said({ ok: true, ...GOSSIP }), kind: "sent", ...TAKEN },
  { when: "ok that breaks off", answer: said('{"ok":true,"channel":"C0123ABCD","mess'), kind: "sent", ...TAKEN },
  {
    when: "an error that is no word",
    answer: said({ ok: false, error: GOSSIP.note }),
    kind: "dead",
    ...on200({ code: "unknown-error", status: 200 }),
  },
  { when: "a page", answer: said(`<html>${GOSSIP.note}`), kind: "retry", ...NOT_AS_SLACK },
  { when: "nothing", answer: said(""), kind: "retry", ...NOT_AS_SLACK },
  {
    when: "ratelimited with Retry-After: 30",
    answer: said({ ok: false, error: "ratelimited" }, "30"),
    kind: "retry",
    ...on200({ code: "answered", status: 200, word: "ratelimited", asked: 30 }),
    waitUntil: NOW + 30_000,
  },
];

const overHttpAlone = overHttp({
  channel: slack,
  settings: { channel: "slack", conversation: "C0123ABCD" },
  values: { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: "planted-signing-secret" },
  faults: ({ url, body, headers }) => {
    const posted: unknown = JSON.parse(body);
    return [
      ...(url === "https://slack.com/api/chat.postMessage" ? [] : [`it went to ${url}`]),
      ...(headers.Authorization === `Bearer ${TOKEN}` ? [] : ["it has no token"]),
      ...(checkSlack(posted)?.faults ?? []),
      ...liveIn(posted, OURS),
    ];
  },
});

// What is not 200 says all in its status, as to every channel.
const unhappy = overHttpAlone.answers.filter(({ kind }) => kind !== "sent");

keepsTheContract("slack as a bot", { ...overHttpAlone, answers: [...answers, ...unhappy] });
