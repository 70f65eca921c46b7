import { afterEach, describe, expect, it, vi } from "vitest";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { createNtfy } from "../../standin/ntfy/server.ts";
import { clockwork } from "../support/clockwork.ts";
import { ORIGIN, posted } from "../support/door.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2038, 4, 14, 9);
const SETTINGS = {
  ...{ PUBLIC_URL: ORIGIN, SLACK_WEBHOOK_URL: undefined, PHONE_TOKEN: "tk_standin" },
  TARGETS: { phone: { channel: "ntfy", topic: "chat-alerts", token: "PHONE_TOKEN" } },
};

/** The whole Worker with a phone as its only target. */
function onPhone(start: number, server = createNtfy({ token: "tk_standin" })) {
  const clock = clockwork(SETTINGS, ["phone"], start);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const authorization = new Headers(init?.headers).get("Authorization");
    return server.answer({ path: new URL(String(url)).pathname, authorization, body: String(init?.body) }, Date.now());
  });
  return {
    ...clock,
    notifications: server.notifications,
    async chat(chatId: number) {
      const body = { ...moved(missed, Date.now() - SECOND), chatId, contactId: chatId, entityId: chatId };
      expect((await clock.ask(posted(JSON.stringify(body)))).status).toBe(200);
      await clock.until(Date.now() + 10 * SECOND);
    },
    async follow(chatId: number, action: string, body: object = {}) {
      expect((await clock.act(`/alerts/130/${chatId}/${action}`, body)).status).toBe(200);
      await clock.until(Date.now() + 10 * SECOND);
    },
    async end() {
      vi.restoreAllMocks();
      await clock.end();
    },
  };
}

let stage: ReturnType<typeof onPhone>;

afterEach(() => stage.end());

describe("a phone that gets alerts by ntfy", () => {
  it("shows one notification for an alert, and always how it stands", async () => {
    stage = onPhone(START);
    await stage.chat(1);
    expect(stage.notifications.map(({ body }) => body)).toMatchObject([
      { title: expect.stringMatching(/^Missed chat/), priority: 4, click: expect.stringContaining("/chats/130/1") },
    ]);
    await stage.follow(1, "claim");
    await stage.follow(1, "resolve", { outcome: "called-back" });
    expect(stage.notifications.map(({ body }) => body)).toMatchObject([
      { title: expect.stringMatching(/^Resolved by .*: called back\.$/), priority: 2 },
    ]);
  });

  it("shows a second one by a server before 2.16", async () => {
    stage = onPhone(START + DAY, createNtfy({ token: "tk_standin", hasSequences: false }));
    await stage.chat(2);
    await stage.follow(2, "claim");
    expect(stage.notifications.map(({ body }) => body.title)).toEqual([
      expect.stringMatching(/^Missed chat/),
      expect.stringMatching(/^Claimed by /),
    ]);
  });

  it("gets a test that somebody asks for", async () => {
    stage = onPhone(START + 2 * DAY);
    expect((await stage.act("/targets/phone/test", {})).status).toBe(200);
    expect(stage.notifications.at(-1)?.body).toMatchObject({ title: "Test message: all is well", priority: 3 });
  });
});
