import { discord } from "../../../src/channels/discord/channel.ts";
import type { Answer } from "../../../src/channels/http.ts";
import type { Result } from "../../../src/channels/result.ts";
import { discordFaults } from "../../standin/discord/check.ts";
import { liveInDiscord } from "../../standin/discord/live.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const WEBHOOK = "https://discord.com/api/webhooks/223704706495545344/planted-token_planted-token_planted-token";
const GOSSIP = { message: "invalid_token for John Russell at https://hooks.example/secret" };

function said(status: number, body: object | string, retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text: typeof body === "string" ? body : JSON.stringify(body) };
}

function on(status: number, word?: string, asked?: number) {
  const result: Result = {
    code: "answered",
    status,
    ...(word === undefined ? {} : { word }),
    ...(asked === undefined ? {} : { asked }),
  };
  return { status, result };
}

const stored = { type: 0, content: GOSSIP.message, id: "1188472090000000001", channel_id: "1" };

const answers: readonly Expected<Answer>[] = [
  { when: "the message", answer: said(200, stored), kind: "sent", ...on(200), ref: "1188472090000000001" },
  { when: "a message that breaks off", answer: said(200, '{"type":0,"content":"Joh'), kind: "sent", ...on(200) },
  {
    when: "204, by which nobody knows whether it was stored",
    answer: said(204, ""),
    kind: "sent",
    status: 204,
    result: { code: "accepted", status: 204 },
  },
  {
    when: "a page",
    answer: said(200, `<html>${GOSSIP.message}`),
    kind: "retry",
    status: 200,
    result: { code: "unexpected", status: 200 },
  },
  {
    when: "an invalid form",
    answer: said(400, { code: 50035, errors: {}, ...GOSSIP }),
    kind: "malformed",
    ...on(400, "50035"),
  },
  { when: "a moderated text", answer: said(400, { code: 200000, ...GOSSIP }), kind: "malformed", ...on(400, "200000") },
  { when: "a forum without a thread", answer: said(400, { code: 220001 }), kind: "out-of-order", ...on(400, "220001") },
  { when: "a wrong token", answer: said(401, { code: 50027, ...GOSSIP }), kind: "out-of-order", ...on(401, "50027") },
  { when: "no permission", answer: said(403, { code: 50013 }), kind: "out-of-order", ...on(403, "50013") },
  {
    when: "a deleted webhook",
    answer: said(404, { code: 10015, ...GOSSIP }),
    kind: "out-of-order",
    ...on(404, "10015"),
  },
  { when: "a deleted thread", answer: said(404, { code: 10003 }), kind: "out-of-order", ...on(404, "10003") },
  {
    when: "429 with decimals",
    answer: said(429, { message: "x", retry_after: 64.57, global: false }, "65"),
    kind: "retry",
    ...on(429, undefined, 65),
    waitUntil: NOW + 65_000,
  },
  {
    when: "429 for less than a second",
    answer: said(429, { message: "x", retry_after: 0.3, global: true, code: 20028 }),
    kind: "retry",
    ...on(429, "20028", 1),
    waitUntil: NOW + 1_000,
  },
  {
    when: "429 of Cloudflare",
    answer: said(429, `<html>${GOSSIP.message}`, "900"),
    kind: "retry",
    ...on(429, undefined, 900),
    waitUntil: NOW + 900_000,
  },
  { when: "429 without a time", answer: said(429, {}), kind: "retry", ...on(429) },
];

const usual = overHttp({
  channel: discord,
  settings: { channel: "discord", webhook: "DISCORD_SALES_URL" },
  values: { DISCORD_SALES_URL: WEBHOOK },
  faults: ({ method = "POST", url, body }) => {
    const posted: unknown = JSON.parse(body);
    return [
      ...(method === "POST" && url === `${WEBHOOK}?wait=true&with_components=true` ? [] : [`it went to ${url}`]),
      ...discordFaults(posted),
      ...liveInDiscord(posted, OURS),
    ];
  },
});

// What is not 200 says most in its status, as to every channel.
const unhappy = usual.answers.filter(({ kind }) => kind !== "sent");

keepsTheContract("discord", { ...usual, answers: [...answers, ...unhappy] });
