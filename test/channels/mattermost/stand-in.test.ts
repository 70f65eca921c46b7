import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import { mattermost } from "../../../src/channels/mattermost/channel.ts";
import type { MattermostOptions } from "../../../src/channels/mattermost/settings.ts";
import {
  BOT_TOKEN,
  CHANNEL,
  createMattermost,
  HOOK,
  type MattermostStandIn,
  ROCKET_CHAT_HOOK,
} from "../../standin/mattermost/mattermost.ts";
import { readableMattermost } from "../../standin/mattermost/readable.ts";
import { followed, missed, several } from "../support/messages.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const SERVER = "https://chat.example.com";
const VIA_HOOK: MattermostOptions = { way: "webhook", service: "mattermost", webhook: SERVER + HOOK };
const VIA_ROCKET_CHAT: MattermostOptions = {
  ...{ way: "webhook", service: "rocket.chat" },
  webhook: SERVER + ROCKET_CHAT_HOOK,
};
const BOT: MattermostOptions = { way: "bot", conversation: CHANNEL, token: BOT_TOKEN, api: SERVER };

function tell(standIn: MattermostStandIn, options: MattermostOptions, more: object = {}): Promise<Outcome> {
  const post: Post = async ({ method = "POST", url, headers, body }) => {
    const authorization = headers.Authorization ?? null;
    const response = standIn.answer({ method, path: new URL(url).pathname, authorization, body }, NOW);
    return { kind: "answered", status: response.status, retryAfter: null, text: await response.text() };
  };
  return mattermost.send({ ...missed, ...more }, options, { post, now: () => NOW }, { id: "5f1d7e84", part: null });
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? (outcome.ref ?? "") : "");

describe("what Mattermost's stand-in makes of a bot's messages", () => {
  it("a change stands in the message's place, and what follows stands below it", async () => {
    const standIn = createMattermost();
    const ref = refOf(await tell(standIn, BOT, followed));
    expect(refOf(await tell(standIn, BOT, { kind: "resolution", replaces: ref, state: "Resolved." }))).toBe(ref);
    await tell(standIn, BOT, { thread: ref });
    const [alert, below, ...others] = standIn.messages;
    expect(others).toEqual([]);
    expect(alert?.body.message).toMatch(/^Resolved\. Missed chat/);
    expect(below?.root).toBe(alert?.id);
  });

  it("a change as plain text leaves no attachment", async () => {
    const standIn = createMattermost();
    const ref = refOf(await tell(standIn, BOT, followed));
    await tell(standIn, BOT, { ...followed, replaces: ref, plain: true });
    expect(standIn.messages[0]?.body.props).toEqual({ attachments: [] });
  });

  it("one that somebody has deleted is not changed, and the target is in order", async () => {
    const standIn = createMattermost();
    const ref = refOf(await tell(standIn, BOT));
    standIn.remove(ref);
    expect(await tell(standIn, BOT, { replaces: ref })).toEqual({
      ...{ kind: "dead", status: 404 },
      result: { code: "not-changeable", status: 404, word: "app.post.get.app_error" },
    });
  });

  it("nor is one that somebody else posted", async () => {
    const standIn = createMattermost();
    await tell(standIn, VIA_HOOK);
    const replaces = standIn.messages[0]?.id;
    expect(await tell(standIn, BOT, { replaces })).toMatchObject({ kind: "dead", result: { code: "not-changeable" } });
  });

  it("where the first message of a thread was deleted, plain text begins a new one", async () => {
    const standIn = createMattermost();
    const thread = refOf(await tell(standIn, BOT));
    standIn.remove(thread);
    expect((await tell(standIn, BOT, { thread })).kind).toBe("malformed");
    expect((await tell(standIn, BOT, { thread, plain: true })).kind).toBe("sent");
    expect(standIn.messages[0]?.root).toBeNull();
  });

  it("nothing with another token, or in another channel", async () => {
    const standIn = createMattermost();
    expect(await tell(standIn, { ...BOT, token: "x" })).toMatchObject({ kind: "out-of-order", status: 401 });
    const conversation = "x".repeat(26);
    expect(await tell(standIn, { ...BOT, conversation })).toMatchObject({ kind: "out-of-order", status: 403 });
  });

  it.each(["", "x", "C0123ABCD/1503435956.000247", "https://chat.example.com"])(
    "nothing is changed that is none of the bot's: %j",
    async (replaces) => {
      const outcome = await tell(createMattermost(), BOT, { replaces });
      expect(outcome).toEqual({ kind: "dead", result: { code: "not-ours", way: "bot" } });
    },
  );
});

describe("what the stand-in makes of webhooks", () => {
  it("Mattermost's posts, and can change nothing", async () => {
    const standIn = createMattermost();
    expect(await tell(standIn, VIA_HOOK, several)).toMatchObject({ kind: "sent", status: 200 });
    const replaces = standIn.messages[0]?.id;
    expect(await tell(standIn, VIA_HOOK, { replaces })).toMatchObject({ kind: "dead", result: { code: "not-ours" } });
    const webhook = `${SERVER}/hooks/${"x".repeat(26)}`;
    expect(await tell(standIn, { ...VIA_HOOK, webhook })).toMatchObject({ kind: "out-of-order", status: 400 });
  });

  it("Rocket.Chat's posts in its own format", async () => {
    const standIn = createMattermost();
    expect(await tell(standIn, VIA_ROCKET_CHAT, followed)).toMatchObject({ kind: "sent", status: 200 });
    expect(standIn.messages[0]).toMatchObject({
      by: "rocket.chat",
      body: {
        attachments: [
          { title: missed.title, fields: expect.arrayContaining([{ title: "Queue", value: "Chat", short: true }]) },
        ],
      },
    });
    const webhook = `${VIA_ROCKET_CHAT.webhook}x`;
    expect(await tell(standIn, { ...VIA_ROCKET_CHAT, webhook })).toMatchObject({
      ...{ kind: "out-of-order", status: 400 },
      result: { word: "invalid-integration" },
    });
  });

  it("shows what was posted, and none of the customer's text is a part of the page", async () => {
    const standIn = createMattermost();
    const quote = { label: "Said", text: "<script>alert(1)</script>\n*hurry*" };
    await tell(standIn, VIA_HOOK, { ...followed, quote });
    await tell(standIn, VIA_ROCKET_CHAT, { ...followed, quote });
    const [first, second] = standIn.messages.map(({ body, by }) =>
      readableMattermost(body, by === "rocket.chat" ? by : "mattermost"),
    );
    expect(first).toContain("<q>&lt;script&gt;alert(1)&lt;/script&gt;</q>\n<q>*hurry*</q>");
    expect(second).toContain("<q>＜script＞alert(1)＜/script＞</q>\n<q>∗hurry∗</q>");
    expect(`${first}${second}`).not.toContain("<script");
  });
});
