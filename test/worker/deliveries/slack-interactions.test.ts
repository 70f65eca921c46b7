import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Courier } from "../../../src/index.ts";
import { cron, later } from "../privacy/support/cron.ts";
import { but, direct } from "../support/direct.ts";
import { chatBody, get, ORIGIN, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import {
  answerAddress,
  answersOf,
  bring,
  changesOf,
  formOf,
  JANE,
  PETER,
  press,
  SETTINGS,
  signed,
} from "../support/pressing.ts";

nobodyDelivers();

const HOUR = 60 * 60_000;
let chat = 0;

beforeEach(async () => {
  vi.mocked(Courier.prototype.wake).mockClear();
  chat += 1;
  await stored(chatBody(chat, { disposition: "missed" }));
});

const claimed = (user = JANE) => [`${user.name} (Slack ${user.id})`, "slack", "claim", null];

describe("a button that is pressed in Slack", () => {
  it("claims the alert for who pressed it", async () => {
    expect(await press(chat, "hook", "claim")).toBe(200);
    expect(await changesOf(chat)).toEqual([claimed()]);
    const inbox = await (await get("/alerts.json?state=others")).text();
    expect(inbox).toContain("jane.smith (Slack U0JANE)");
  });

  it.each([
    ["resolve", "", "called-back"],
    ["resolve-as", "spam", "spam"],
  ])("resolves it: %s %s", async (action, chosen, outcome) => {
    expect(await press(chat, "bot", action, JANE, chosen)).toBe(200);
    expect(await changesOf(chat)).toEqual([["jane.smith (Slack U0JANE)", "slack", "resolve", outcome]]);
  });

  it("by two at once is one's, and both messages show whose", async () => {
    const both = [JANE, PETER].map((user) => press(chat, "hook", "claim", user));
    expect(await Promise.all(both)).toEqual([200, 200]);
    expect(await changesOf(chat)).toHaveLength(1);
    expect(await answersOf(chat)).toHaveLength(2);
  });

  it("of a webhook's message is answered there: how it stands is told to the address that came along", async () => {
    await press(chat, "hook", "claim");
    const [answer, ...others] = await answersOf(chat);
    expect(others).toEqual([]);
    expect(answer).toEqual({
      id: expect.stringMatching(new RegExp(`^130-${chat}-change-p[0-9a-f]{12}-hook$`)),
      target: "hook",
      status: "pending",
      ref: answerAddress(),
    });
    expect(Courier.prototype.wake).toHaveBeenCalledWith("hook");
  });

  it("of a bot's message is told here only where it was too late, as others are told of changes", async () => {
    await press(chat, "bot", "claim");
    expect(await answersOf(chat)).toEqual([]);
    await press(chat, "bot", "claim", PETER);
    expect(await answersOf(chat)).toMatchObject([{ target: "bot", ref: null }]);
  });

  it.each(["http://hooks.slack.com/x", "https://evil.example/x", "http://127.0.0.1.evil.example/"])(
    "is answered at no other address than Slack's: %s",
    async (address) => {
      const form = formOf(chat, "hook", { action: "claim" });
      const elsewhere = form.replace(encodeURIComponent(answerAddress()), encodeURIComponent(address));
      expect(elsewhere).not.toBe(form);
      await bring(await signed(elsewhere));
      expect(await changesOf(chat)).toHaveLength(1);
      expect(await answersOf(chat)).toEqual([]);
    },
  );
});

describe("Slack that comes again", () => {
  it("with the same press, signed anew, is answered 200, and nothing is done twice", async () => {
    const body = formOf(chat, "hook", { action: "claim" });
    expect((await bring(await signed(body))).status).toBe(200);
    await env.DB.prepare("UPDATE alerts SET state = 'open', who = NULL WHERE chat_id = ?").bind(chat).run();
    expect((await bring(await signed(body, -1_000))).status).toBe(200);
    expect([(await changesOf(chat)).length, (await answersOf(chat)).length]).toEqual([1, 1]);
  });

  it("does what could not be done the first time", async () => {
    const body = formOf(chat, "hook", { action: "claim" });
    let batches = 0;
    const batch = (statements: readonly D1PreparedStatement[]) => {
      batches += 1;
      if (batches > 1) throw new Error("D1 is away");
      return env.DB.batch([...statements]);
    };
    expect((await bring(await signed(body), { DB: but(env.DB, { batch }) })).status).toBe(503);
    expect(await changesOf(chat)).toEqual([]);
    expect((await bring(await signed(body, -1_000))).status).toBe(200);
    expect(await changesOf(chat)).toEqual([claimed()]);
  });

  it("is told from somebody who has caught its request, and brings the very same", async () => {
    const caught = await signed(formOf(chat, "hook", { action: "claim" }));
    await bring(caught);
    await env.DB.prepare("UPDATE alerts SET state = 'open', who = NULL WHERE chat_id = ?").bind(chat).run();
    expect((await bring(caught)).status).toBe(401);
    expect(await changesOf(chat)).toHaveLength(1);
  });

  it("is answered in time where D1 is silent, and the work is done afterwards", async () => {
    const { promise: awake, resolve: wake } = Promise.withResolvers<void>();
    const batch = async (statements: readonly D1PreparedStatement[]) => {
      await awake;
      return env.DB.batch([...statements]);
    };
    const { body, headers } = await signed(formOf(chat, "hook", { action: "claim" }));
    const request = new Request(`${ORIGIN}/slack/interactions`, { method: "POST", body, headers });
    const begun = Date.now();
    const { response, rest } = await direct(request, { ...SETTINGS, DB: but(env.DB, { batch }) });
    expect(response.status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(await changesOf(chat)).toEqual([]);
    wake();
    await rest;
    expect(await changesOf(chat)).toEqual([claimed()]);
  });
});

describe("nothing is done, and nothing is on record,", () => {
  const remembered = () => env.DB.prepare("SELECT count(*) AS n FROM interactions").first("n");

  async function untouched() {
    expect([await changesOf(chat), await answersOf(chat)]).toEqual([[], []]);
    expect(Courier.prototype.wake).not.toHaveBeenCalledWith("hook");
  }

  it.each<[string, (body: string) => Promise<Response>]>([
    ["nobody signed it", (body) => bring({ body, headers: {} })],
    ["somebody else did", async (body) => bring(await signed(body), { SLACK_SIGNING_SECRET: "another" })],
    ["it was signed six minutes ago", async (body) => bring(await signed(body, 6 * 60_000))],
    ["it will be signed in six minutes", async (body) => bring(await signed(body, -6 * 60_000))],
    ["it was changed", async (body) => bring({ ...(await signed(body)), body: body.replace("jane", "john") })],
    ["it is as large as none of Slack's", async (body) => bring(await signed(body.padEnd(250_001, "&")))],
    ["there is no secret to know Slack by", async (body) => bring(await signed(body), { SLACK_SIGNING_SECRET: "" })],
  ])("where %s: that is 401, as for what does not exist", async (_, by) => {
    const before = await remembered();
    const response = await by(formOf(chat, "hook", { action: "claim" }));
    expect(response.status).toBe(401);
    expect(await response.text()).toBe(await (await get("/nothing", { method: "POST", headers: {} })).text());
    await untouched();
    expect(await remembered()).toBe(before);
  });

  it.each<[string, (body: string) => string]>([
    ["no form", () => "{}"],
    ["a form without a payload", () => "payload=1"],
    ["a target that the settings do not know", (body) => body.replaceAll("+hook", "+nobody")],
    ["a target that is none of Slack's", (body) => body.replaceAll("+hook", "+leads")],
    ["a chat without an alert", (body) => body.replaceAll(`130%2F${chat}+`, "130%2F9999+")],
    [
      "a button of somebody else's",
      (body) => body.replaceAll("%22action_id%22%3A%22claim%22", "%22action_id%22%3A%22dance%22"),
    ],
  ])("where Slack signed %s: that is 200", async (_, spoil) => {
    const body = formOf(chat, "hook", { action: "claim" });
    expect(spoil(body)).not.toBe(body);
    const response = await bring(await signed(spoil(body)));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    await untouched();
  });
});

it("an answer address is shown by no page", async () => {
  await press(chat, "hook", "claim");
  const pages = [
    "/deliveries.json",
    "/deliveries",
    `/chats/130/${chat}`,
    `/chats/130/${chat}.meta.json`,
    "/audit.json",
  ];
  for (const path of pages) expect(await (await get(path)).text()).not.toContain("hooks.slack.com");
  const [answer] = await answersOf(chat);
  expect(await (await get(`/deliveries/${answer?.id}`)).text()).not.toContain("planted");
});

it("a press is remembered for an hour", async () => {
  await press(chat, "hook", "claim");
  const remembered = () => env.DB.prepare("SELECT count(*) AS n FROM interactions").first("n");
  await cron(1);
  expect(await remembered()).not.toBe(0);
  later(HOUR);
  await cron(1);
  expect(await remembered()).toBe(0);
  vi.useRealTimers();
});
