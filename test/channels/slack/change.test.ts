import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Answer, PostRequest } from "../../../src/channels/http.ts";
import { slack } from "../../../src/channels/slack/channel.ts";
import type { SlackOptions } from "../../../src/channels/slack/settings.ts";
import { missed } from "../support/messages.ts";

const BOT: SlackOptions = {
  way: "bot",
  conversation: "#sales",
  token: "xoxb-1",
  api: "https://slack.com/api",
  hasButtons: true,
};
const HOOK: SlackOptions = { way: "webhook", webhook: "https://hooks.slack.test/services/T/B/x", hasButtons: true };
const REF = "C0123ABCD/1503435956.000247";
const ANSWER_ADDRESS = "https://hooks.slack.com/actions/T1/2/x";

async function send(options: SlackOptions, more: object, text = '{"ok":true}', status = 200) {
  const requests: PostRequest[] = [];
  const answer: Answer = { kind: "answered", status, retryAfter: null, text };
  const post = async (request: PostRequest) => {
    requests.push(request);
    return answer;
  };
  const outcome: Outcome = await slack.send(
    { ...missed, ...more },
    options,
    { post, now: () => 0 },
    { id: "5f1d7e84", part: null },
  );
  const [request] = requests;
  return { outcome, url: request?.url, body: request === undefined ? null : JSON.parse(request.body) };
}

describe("a bot", () => {
  it("posts to its channel, and knows the message again by what Slack calls it", async () => {
    const answer = '{"ok":true,"message":{"ts":"1.1"},"channel":"C0123ABCD","ts":"1503435956.000247"}';
    const { outcome, url, body } = await send(BOT, {}, answer);
    expect([url, body.channel, body.thread_ts]).toEqual([
      "https://slack.com/api/chat.postMessage",
      "#sales",
      undefined,
    ]);
    expect(outcome).toEqual({ kind: "sent", status: 200, result: { code: "answered", status: 200 }, ref: REF });
  });

  it("posts below another message, in whichever channel that stands", async () => {
    const { url, body } = await send(BOT, { thread: REF });
    expect(url).toBe("https://slack.com/api/chat.postMessage");
    expect(body).toMatchObject({ channel: "C0123ABCD", thread_ts: "1503435956.000247" });
  });

  it("changes what it posted", async () => {
    const { url, body } = await send(BOT, { replaces: REF, state: "Claimed by Jane Smith." });
    expect(url).toBe("https://slack.com/api/chat.update");
    expect(body).toMatchObject({ channel: "C0123ABCD", ts: "1503435956.000247" });
    expect(body.text).toMatch(/^Claimed by Jane Smith\. Missed chat/);
  });

  it.each(["message_not_found", "cant_update_message", "edit_window_closed", "is_archived", "channel_not_found"])(
    "is not out of order where a message can not be changed any more: %s",
    async (error) => {
      const { outcome } = await send(BOT, { replaces: REF }, JSON.stringify({ ok: false, error }));
      const result = { code: "not-changeable", status: 200, word: error };
      expect(outcome).toEqual({ kind: "dead", status: 200, result });
    },
  );

  it("is out of order where its token is no more, whatever it was to do", async () => {
    const { outcome } = await send(BOT, { replaces: REF }, '{"ok":false,"error":"token_revoked"}');
    expect(outcome.kind).toBe("out-of-order");
  });

  it.each([ANSWER_ADDRESS, "", "C0123ABCD", "C0123ABCD/x"])(
    "changes nothing that is not its own: %j",
    async (replaces) => {
      const { outcome, url } = await send(BOT, { replaces });
      expect([outcome, url]).toEqual([{ kind: "dead", result: { code: "not-ours", way: "bot" } }, undefined]);
    },
  );
});

describe("a webhook", () => {
  it("replaces a message at the address that came with a press, and nowhere else", async () => {
    const { outcome, url, body } = await send(HOOK, { replaces: ANSWER_ADDRESS }, "ok");
    expect([url, body.replace_original, outcome.kind]).toEqual([ANSWER_ADDRESS, true, "sent"]);
    expect((await send(HOOK, {}, "ok")).body.replace_original).toBeUndefined();
  });

  it.each([
    REF,
    "http://hooks.slack.com/actions/T1/2/x",
    "https://hooks.slack.com.evil.example/x",
    "https://hooks.slack.com@evil.example/x",
    "https://user:word@hooks.slack.com/x",
    "https://hooks.slack.com:8443/x",
    "http://127.0.0.1.evil.example/x",
    "javascript:alert(1)",
    "",
  ])("posts to no address that is not Slack's: %j", async (replaces) => {
    const { outcome, url } = await send(HOOK, { replaces });
    expect([outcome, url]).toEqual([{ kind: "dead", result: { code: "not-ours", way: "webhook" } }, undefined]);
  });

  it.each([
    [404, "expired_url"],
    [404, "no_service"],
    [404, ""],
    [400, '{"ok":false,"error":"used_url"}'],
    [200, '{"ok":false,"error":"expired_url"}'],
  ])("is not out of order where the address is over: %i %s", async (status, text) => {
    const { outcome } = await send(HOOK, { replaces: ANSWER_ADDRESS }, text, status);
    expect(outcome).toEqual({ kind: "dead", status, result: { code: "address-over", status } });
  });

  it.each([
    [403, "action_prohibited", "dead", { code: "answered", word: "action_prohibited" }],
    [410, "channel_is_archived", "dead", { code: "answered", word: "channel_is_archived" }],
    [400, "invalid_blocks", "malformed", { code: "answered", word: "invalid_blocks" }],
    [200, '{"ok":false,"error":"invalid_blocks"}', "malformed", { code: "refused" }],
    [429, "rate_limited", "retry", { code: "answered", word: "rate_limited" }],
    [500, "server_error", "retry", { code: "answered", word: "server_error" }],
  ])("takes %i %s there as %s", async (status, text, kind, result) => {
    const { outcome } = await send(HOOK, { replaces: ANSWER_ADDRESS }, text, status);
    expect(outcome).toEqual({ kind, status, result: { ...result, status } });
  });
});
