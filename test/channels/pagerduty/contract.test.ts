import { describe } from "vitest";
import type { Answer } from "../../../src/channels/http.ts";
import { pagerduty } from "../../../src/channels/pagerduty/channel.ts";
import { eventFaults } from "../../standin/pagerduty/check.ts";
import { liveInEvent } from "../../standin/pagerduty/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const KEY = "p1anted0p1anted1p1anted2p1anted3";
const GOSSIP = "for John Russell at https://hooks.example/secret";

function answered(status: number, said: object | string, retryAfter: string | null = null): Answer {
  const text = typeof said === "string" ? said : JSON.stringify(said);
  return { kind: "answered", status, retryAfter, text };
}

const taken = { kind: "sent", status: 202, result: { code: "answered", status: 202 } } as const;
const limited = { kind: "retry", status: 429, result: { code: "answered", status: 429 } } as const;

function refused(message: string, errors: readonly string[] = []): Answer {
  return answered(400, { status: message, message: GOSSIP, errors: [...errors, GOSSIP] });
}

const answers: readonly Expected<Answer>[] = [
  { when: "202", answer: answered(202, { status: "success", message: GOSSIP, dedup_key: GOSSIP }), ...taken },
  { when: "202 without a word", answer: answered(202, ""), ...taken },
  ...[200, 204].map((status) => ({
    ...{ when: `the answer ${status}, which is not PagerDuty's`, answer: answered(status, GOSSIP) },
    ...{ kind: "retry" as const, status, result: { code: "unexpected", status } as const },
  })),
  {
    ...{ when: "an invalid event", answer: refused("invalid event"), kind: "malformed", status: 400 },
    result: { code: "answered", status: 400, word: "invalid_event" },
  },
  {
    ...{
      when: "a key that is none, or no longer",
      answer: refused("Invalid routing key"),
      kind: "out-of-order",
      status: 400,
    },
    result: { code: "answered", status: 400, word: "invalid_routing_key" },
  },
  {
    ...{ when: "an event whose key has another form", kind: "malformed", status: 400 },
    answer: refused("invalid event", ["Length of 'routing_key' is incorrect (should be 32 characters)"]),
    result: { code: "answered", status: 400, word: "invalid_event" },
  },
  { when: "429", answer: answered(429, GOSSIP), ...limited, waitUntil: NOW + 30_000 },
  {
    ...{ when: "429 with Retry-After: 5", answer: answered(429, GOSSIP, "5"), ...limited },
    ...{ result: { code: "answered", status: 429, asked: 5 }, waitUntil: NOW + 30_000 },
  },
  {
    ...{ when: "429 with Retry-After: 300", answer: answered(429, GOSSIP, "300"), ...limited },
    ...{ result: { code: "answered", status: 429, asked: 300 }, waitUntil: NOW + 300_000 },
  },
];

describe.each([
  ["in the United States", {}, "https://events.pagerduty.com/v2/enqueue"],
  ["in Europe", { region: "eu" }, "https://events.eu.pagerduty.com/v2/enqueue"],
  ["as a stand-in", { api: "http://localhost:8791" }, "http://localhost:8791/v2/enqueue"],
])("%s", (name, settings, address) => {
  const overHttpAlone = overHttp({
    channel: pagerduty,
    settings: { channel: "pagerduty", key: "PAGERDUTY_KEY", ...settings },
    values: { PAGERDUTY_KEY: KEY },
    faults: ({ url, body, method = "POST" }) => [
      ...(url === address && method === "POST" ? [] : [`it went to ${method} ${url}`]),
      ...eventFaults(body),
      ...liveInEvent(body, OURS),
    ],
  });
  // Any other status says all by itself, as to every channel.
  const others = overHttpAlone.answers.filter(({ kind, status }) => kind !== "sent" && status !== 429);
  keepsTheContract(`PagerDuty ${name}`, { ...overHttpAlone, answers: [...answers, ...others] });
});
