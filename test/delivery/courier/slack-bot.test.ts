import { env, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Courier } from "../../../src/index.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { pressResponseStatement } from "../../../src/store/deliveries/slack-interactions.ts";
import { BOT_TOKEN, CHANNEL, createWorkspace, type Workspace } from "../../standin/slack/workspace.ts";
import { but, direct } from "../../worker/support/direct.ts";
import { chatBody, posted } from "../../worker/support/door.ts";
import { playSlack } from "../../worker/support/playing-slack.ts";
import { recorded } from "../support/recorded.ts";
import { inWorld, lostChat } from "../support/world.ts";

const db = openDatabase(env.DB, new AbortController().signal);

const SETTINGS = {
  SLACK_BOT_TOKEN: BOT_TOKEN,
  TARGETS: { sales: { channel: "slack", conversation: `#${CHANNEL.name}` } },
  RULES: [{ name: "All", match: {}, to: ["sales"] }],
};

let slack: Workspace;
let chat = 0;

beforeEach(async () => {
  slack = createWorkspace();
  playSlack(slack);
  await env.DB.batch(["outages", "deliveries", "messages"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

afterEach(() => vi.restoreAllMocks());

/** A chat is lost, and the courier of the bot's target has one round. */
async function lost(settings: object = SETTINGS) {
  chat += 1;
  const asleep = { COURIER: { getByName: () => ({ wake: async () => {} }) } };
  const request = posted(chatBody(chat, { disposition: "lost" }));
  const { rest } = await direct(request, { ...settings, ...asleep });
  await rest;
  const stub = env.COURIER.getByName(`sales of ${chat}`);
  await runInDurableObject(stub, async (_, state) => {
    const mine = but(env.COURIER, { idFromName: () => state.id });
    const courier = new Courier(state, { ...env, ...settings, COURIER: mine });
    await courier.wake("sales");
    await state.storage.deleteAlarm();
    await courier.alarm();
    await state.storage.deleteAlarm();
  });
  const [row] = (await recorded(db, "sales")).filter(({ id }) => id.includes(`-${chat}-`));
  return { status: row?.status, attempts: row?.attempts ?? [] };
}

describe("a bot's target", () => {
  it("is told by the Web API, and what Slack calls the message is on record", async () => {
    const { status, attempts } = await lost();
    const [message] = slack.messages;
    expect(slack.asked).toEqual(["/api/chat.postMessage"]);
    expect(message).toMatchObject({ by: "bot", body: { channel: "#sales" } });
    expect(message?.body.text).toMatch(/^Lost chat/);
    expect([status, attempts]).toMatchObject(["sent", [{ outcome: "sent" }]]);
    const ref = env.DB.prepare("SELECT ref FROM messages WHERE id = ?").bind(attempts[0]?.message).first("ref");
    expect(await ref).toBe(`${CHANNEL.id}/${message?.ts}`);
  });

  it.each(["not_in_channel", "token_revoked", "missing_scope"])(
    "is out of order at %s, inside of a 200",
    async (error) => {
      slack.refuse(error);
      expect((await lost()).status).toBe("pending");
      const outage = await env.DB.prepare("SELECT reason FROM outages WHERE target = 'sales'").first("reason");
      expect(outage).toBe(`answered 200 ${error}`);
    },
  );

  it("is told once more, as plain text, where Slack refuses the blocks", async () => {
    slack.refuse("invalid_blocks");
    const { status, attempts } = await lost();
    expect([status, attempts]).toMatchObject(["pending", [{ outcome: "malformed", status: 200 }]]);
  });

  it("waits where Slack is ill, and is in order", async () => {
    slack.refuse("internal_error");
    expect(await lost()).toMatchObject({ status: "pending", attempts: [{ outcome: "retry" }] });
    expect(await env.DB.prepare("SELECT count(*) AS n FROM outages").first("n")).toBe(0);
  });
});

it("where an answer goes is forgotten once it is given, and kept until then", () =>
  inWorld(async (world) => {
    const { projectId, chatId, ...body } = { ...lostChat(), projectId: 7, chatId: 5_000 };
    world.answer = () => ({ kind: "retry", result: { code: "connection-failed" } });
    await world.receive({ projectId, chatId, ...body });
    await env.DB.prepare("DELETE FROM deliveries WHERE chat_id = ?").bind(chatId).run();
    const answer = { key: { projectId, chatId }, target: world.target, press: "0123456789ab", ref: "planted-address" };
    for (let times = 0; times < 2; times += 1) await db.batch([pressResponseStatement(answer, world.now)]);
    const ref = () => env.DB.prepare("SELECT ref FROM deliveries WHERE chat_id = ?").bind(chatId).first("ref");
    await world.wake();
    await world.runUntil(world.now + 1_000);
    expect((await world.deliveries()).map(({ id, status }) => [id, status])).toEqual([
      [`7-5000-change-p0123456789ab-${world.target}`, "pending"],
    ]);
    expect(await ref()).toBe("planted-address");
    world.answer = () => ({ kind: "sent", result: { code: "answered", status: 200 } });
    await world.runUntil(world.now + 60_000);
    expect((await world.deliveries())[0]?.status).not.toBe("pending");
    expect(await ref()).toBeNull();
    expect(JSON.stringify(world.logged)).not.toContain("planted-address");
  }));
