import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { render } from "../../src/channels/slack/render.ts";
import { buildOurs } from "../bench/build.ts";
import { workerConfig } from "../bench/worker-config.ts";
import { followed } from "../channels/support/messages.ts";
import { type SlackApp, startSlackApp } from "../standin/slack/app.ts";
import { BOT_TOKEN, CHANNEL, type PostedMessage } from "../standin/slack/workspace.ts";
import { removeFolder } from "./support/folder.ts";

const SECRETS = {
  VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SLACK_SIGNING_SECRET: "signing-secret",
};
const ADMIN = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` };
const JANE = { id: "U0JANE", name: "jane.smith" };

const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
let slack: SlackApp;
let miniflare: Miniflare;
let origin = "";

// The Worker as it is deployed, and Slack beside it: what is said goes over sockets.
beforeAll(async () => {
  const built = await buildOurs(disk);
  slack = await startSlackApp(SECRETS.SLACK_SIGNING_SECRET);
  const settings = {
    ...SECRETS,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    TARGETS: { sales: { channel: "slack", conversation: `#${CHANNEL.name}` } },
  };
  miniflare = new Miniflare({ workers: [{ config: workerConfig("slack", built, settings) }], logRequests: false });
  origin = (await miniflare.ready).origin;
  const db = await miniflare.getD1Database("DB");
  await db.batch(built.schema.map((sql) => db.prepare(sql)));
}, 120_000);

afterAll(async () => {
  await miniflare.dispose();
  await slack.close();
  removeFolder(disk);
});

async function until<T>(look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; await wait(50)) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error("it did not happen");
}

/** A message with the buttons of an alert, which stands in the channel. */
async function withButtons(chat: string): Promise<PostedMessage> {
  const { actions } = followed;
  const body = render({ ...followed, ...(actions && { actions: { ...actions, chat, target: "sales" } }) }, true);
  await fetch(slack.webhookUrl, { method: "POST", body: JSON.stringify(body) });
  return until(() => slack.messages.find((message) => message.body.text === body.text && message.by === "webhook"));
}

describe("the running Worker and an app in Slack", () => {
  it("an alert is posted by the bot, and its buttons act, in time", async () => {
    const chat = { chatId: 77, projectId: 130, disposition: "lost" };
    const hook = `${origin}/webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}`;
    expect((await fetch(hook, { method: "POST", body: JSON.stringify(chat) })).status).toBe(200);
    const alert = await until(() => slack.messages.find(({ by }) => by === "bot"));
    expect(alert).toMatchObject({ channel: CHANNEL.id, body: { text: expect.stringMatching(/^Lost chat/) } });
    const message = await withButtons("130/77");
    const to = `${origin}/slack/interactions`;
    expect(await slack.press(message, { user: JANE, action: "claim" }, to)).toEqual({ warned: false, answers: [200] });
    const claimed = await (await fetch(`${origin}/alerts.json?state=others`, { headers: ADMIN })).text();
    expect(claimed).toContain("jane.smith (Slack U0JANE)");
  });

  it("a press that somebody else signs warns who pressed, and does nothing", async () => {
    const message = await withButtons("130/77");
    const stranger = await startSlackApp("another-secret");
    const resolve = { user: JANE, action: "resolve" };
    await fetch(stranger.webhookUrl, { method: "POST", body: JSON.stringify(message.body) });
    const [own] = stranger.messages;
    if (own === undefined) throw new Error("nothing was posted");
    expect(await stranger.press(own, resolve, `${origin}/slack/interactions`)).toEqual({
      warned: true,
      answers: [401, 401],
    });
    await stranger.close();
    const resolved = await (await fetch(`${origin}/alerts.json?state=resolved`, { headers: ADMIN })).text();
    expect(resolved).not.toContain("jane.smith");
  });
});
