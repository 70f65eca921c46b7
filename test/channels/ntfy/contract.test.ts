import { describe } from "vitest";
import type { Answer } from "../../../src/channels/http.ts";
import { ntfy } from "../../../src/channels/ntfy/channel.ts";
import { faultsOf } from "../../standin/ntfy/check.ts";
import { liveInNtfy } from "../../standin/ntfy/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const TOKEN = "tk_planted0123456789abcdefghijkl";
const GOSSIP = "for John Russell at https://hooks.example/secret";

function answered(status: number, text: string, retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text };
}

function failed(status: number, code: number, retryAfter: string | null = null): Answer {
  return answered(
    status,
    JSON.stringify({ code, http: status, error: GOSSIP, link: "https://ntfy.sh/docs" }),
    retryAfter,
  );
}

const TAKEN = { kind: "sent", status: 200, result: { code: "answered", status: 200 }, ref: "xE73Iyuabi12" } as const;
const UNEXPECTED = { kind: "retry", status: 200, result: { code: "unexpected", status: 200 } } as const;

const CODES = [
  [400, 40000, "malformed"],
  [400, 40007, "malformed"],
  [400, 40009, "malformed"],
  [400, 40018, "malformed"],
  [400, 40024, "malformed"],
  [400, 40049, "malformed"],
  [400, 40057, "malformed"],
  [401, 40101, "out-of-order"],
  [403, 40301, "out-of-order"],
  [404, 40401, "out-of-order"],
  [413, 41301, "malformed"],
  [413, 41303, "malformed"],
  [429, 42901, "retry"],
  [429, 42904, "retry"],
  [429, 42909, "retry"],
  [500, 50001, "retry"],
  [507, 50701, "retry"],
  [409, 40902, "dead"],
] as const;

const answers: readonly Expected<Answer>[] = [
  {
    when: "the message's id",
    answer: answered(200, JSON.stringify({ id: "xE73Iyuabi12", time: 1741280800, event: "message", message: GOSSIP })),
    ...TAKEN,
  },
  {
    when: "an answer that breaks off after the id",
    answer: answered(200, '{"id":"xE73Iyuabi12","time":17412808'),
    ...TAKEN,
  },
  { when: "a page", answer: answered(200, `<html>${GOSSIP}`), ...UNEXPECTED },
  { when: "nothing", answer: answered(200, ""), ...UNEXPECTED },
  { when: "an id that is none", answer: answered(200, JSON.stringify({ id: GOSSIP })), ...UNEXPECTED },
  ...CODES.map(([status, code, kind]) => ({
    ...{ when: `the error ${code}`, answer: failed(status, code), kind, status },
    result: { code: "answered", status, word: String(code) } as const,
  })),
  ...[42905, 42908, 42910].map((code) => ({
    ...{ when: `the daily limit ${code}`, answer: failed(429, code), kind: "retry" as const, status: 429 },
    result: { code: "answered", status: 429, word: String(code) } as const,
    waitUntil: Date.UTC(2025, 2, 7),
  })),
  {
    ...{ when: "42901 with Retry-After: 30", answer: failed(429, 42901, "30"), kind: "retry", status: 429 },
    result: { code: "answered", status: 429, word: "42901", asked: 30 },
    waitUntil: NOW + 30_000,
  },
];

describe.each([
  ["with a token", { token: "NTFY_TOKEN" }, { NTFY_TOKEN: TOKEN }, "https://ntfy.sh/"],
  [
    "on a server of one's own",
    { api: "https://ntfy.example.com/base/", token: "T" },
    { T: TOKEN },
    "https://ntfy.example.com/base/",
  ],
])("%s", (name, settings, values, address) => {
  const overHttpAlone = overHttp({
    channel: ntfy,
    settings: { channel: "ntfy", topic: "chat-alerts", ...settings },
    values,
    faults: ({ url, body, headers, method = "POST" }) => [
      ...(url === address && method === "POST" ? [] : [`it went to ${method} ${url}`]),
      ...(headers.Authorization === `Bearer ${TOKEN}` ? [] : ["it has no token"]),
      ...faultsOf(body),
      ...liveInNtfy(body, OURS),
    ],
  });
  // Any other status says all by itself, as to every channel.
  const others = overHttpAlone.answers.filter(({ kind }) => kind !== "sent");
  keepsTheContract(`ntfy ${name}`, { ...overHttpAlone, answers: [...answers, ...others] });
});
