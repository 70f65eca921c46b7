import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import { slack } from "../../../src/channels/slack/channel.ts";
import type { SlackOptions } from "../../../src/channels/slack/settings.ts";
import { BOT_TOKEN, CHANNEL, createWorkspace, type Workspace } from "../../standin/slack/workspace.ts";
import { followed, missed } from "../support/messages.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const MINUTE = 60_000;
const SLACK = "https://hooks.slack.com";
const HOOK: SlackOptions = { way: "webhook", webhook: `${SLACK}/services/T/B/x`, hasButtons: true };
const BOT: SlackOptions = {
  ...{ way: "bot", conversation: `#${CHANNEL.name}`, token: BOT_TOKEN, hasButtons: true },
  api: "https://slack.com/api",
};

function tell(workspace: Workspace, options: SlackOptions, more: object = {}, now = NOW): Promise<Outcome> {
  const post: Post = async ({ url, headers, body }) => {
    const authorization = headers.Authorization ?? null;
    const response = workspace.answer({ path: new URL(url).pathname, authorization, body }, now);
    const retryAfter = response.headers.get("Retry-After");
    return { kind: "answered", status: response.status, retryAfter, text: await response.text() };
  };
  return slack.send({ ...missed, ...more }, options, { post, now: () => now }, { id: "5f1d7e84", part: null });
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? (outcome.ref ?? "") : "");

describe("what Slack's stand-in makes of a webhook's messages", () => {
  it("each answer to a press stands in the message's place, five times and no more", async () => {
    const workspace = createWorkspace();
    await tell(workspace, HOOK, followed);
    const replaces = SLACK + workspace.answerPath(workspace.messages[0]?.ts ?? "", NOW);
    for (let times = 1; times <= 5; times += 1) {
      expect((await tell(workspace, HOOK, { replaces, state: `Claimed ${times} times.` })).kind).toBe("sent");
    }
    expect((await tell(workspace, HOOK, { replaces })).result.code).toBe("address-over");
    expect(workspace.messages).toHaveLength(1);
    expect(workspace.messages[0]?.body.text).toMatch(/^Claimed 5 times\./);
  });

  it("and none after half an hour", async () => {
    const workspace = createWorkspace();
    await tell(workspace, HOOK, followed);
    const replaces = SLACK + workspace.answerPath(workspace.messages[0]?.ts ?? "", NOW);
    expect((await tell(workspace, HOOK, { replaces }, NOW + 31 * MINUTE)).kind).toBe("dead");
  });
});

describe("what Slack's stand-in makes of a bot's messages", () => {
  it("a change stands in the message's place, and what follows stands below it", async () => {
    const workspace = createWorkspace();
    const ref = refOf(await tell(workspace, BOT, followed));
    expect(refOf(await tell(workspace, BOT, { replaces: ref, state: "Resolved." }))).toBe(ref);
    await tell(workspace, BOT, { thread: ref });
    const [alert, below, ...others] = workspace.messages;
    expect(others).toEqual([]);
    expect(alert?.body.text).toMatch(/^Resolved\./);
    expect(below?.threadTs).toBe(alert?.ts);
  });

  it("one that somebody has deleted is not changed, and the target is in order", async () => {
    const workspace = createWorkspace();
    const ref = refOf(await tell(workspace, BOT));
    workspace.remove(workspace.messages[0]?.ts ?? "");
    expect(await tell(workspace, BOT, { replaces: ref })).toMatchObject({ kind: "dead", status: 200 });
  });

  it("two in one second: the second waits as long as Slack says", async () => {
    const workspace = createWorkspace({ rateLimit: true });
    await tell(workspace, BOT);
    expect(await tell(workspace, BOT)).toMatchObject({ kind: "retry", status: 429, waitUntil: NOW + 1_000 });
    expect((await tell(workspace, BOT, {}, NOW + 1_000)).kind).toBe("sent");
  });
});
