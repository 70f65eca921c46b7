import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDiscord, type DiscordStandIn, WEBHOOK } from "../../standin/discord/discord.ts";
import {
  BOT_TOKEN,
  CHANNEL,
  createMattermost,
  HOOK,
  type MattermostStandIn,
  ROCKET_CHAT_HOOK,
} from "../../standin/mattermost/mattermost.ts";
import { clockwork } from "../support/clockwork.ts";
import { chatBody, ORIGIN, posted } from "../support/door.ts";

const MINUTE = 60_000;
/** How often the cron runs here, in milliseconds. */
const CRON = 4 * 60 * MINUTE;

const SETTINGS = {
  ...{ TIME_ZONE: "UTC", PUBLIC_URL: ORIGIN, SLACK_WEBHOOK_URL: undefined },
  DISCORD_SALES_URL: `https://discord.com${WEBHOOK}`,
  MATTERMOST_SALES_URL: `https://chat.example.com${HOOK}`,
  ROCKET_SALES_URL: `https://rocket.example.com${ROCKET_CHAT_HOOK}`,
  MATTERMOST_BOT_TOKEN: BOT_TOKEN,
  TARGETS: {
    discord: { channel: "discord", webhook: "DISCORD_SALES_URL" },
    hook: { channel: "mattermost", webhook: "MATTERMOST_SALES_URL" },
    rocket: { channel: "mattermost", webhook: "ROCKET_SALES_URL" },
    bot: {
      ...{ channel: "mattermost", conversation: CHANNEL, token: "MATTERMOST_BOT_TOKEN" },
      api: "https://chat.example.com",
    },
  },
  RULES: [{ name: "All", match: {}, to: ["discord", "hook", "rocket", "bot"] }],
};
const TARGETS = Object.keys(SETTINGS.TARGETS);

let discord: DiscordStandIn;
let mattermost: MattermostStandIn;
let clock: ReturnType<typeof clockwork>;
let year = 2040;
let chats = 8_000;

beforeEach(() => {
  discord = createDiscord();
  mattermost = createMattermost();
  year += 1;
  clock = clockwork(SETTINGS, TARGETS, Date.UTC(year, 2, 6, 9), CRON);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (address, init) => {
    const { hostname, pathname, search } = new URL(String(address));
    const { method = "GET", body, headers } = init ?? {};
    const authorization = new Headers(headers).get("Authorization");
    const request = { method, path: pathname + search, authorization, body: String(body) };
    return hostname === "discord.com" ? discord.answer(request, Date.now()) : mattermost.answer(request, Date.now());
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await clock.end();
});

/** A chat is lost now. */
async function lost(): Promise<number> {
  chats += 1;
  const conversation = [{ from: "Visitor", date: new Date(Date.now()).toISOString(), message: "@here **Hello**?" }];
  const body = { contactId: chats, entityId: chats, conversation, disposition: "lost", isSpam: 0, slaStatus: "" };
  expect((await clock.ask(posted(chatBody(chats, body)))).status).toBe(200);
  await clock.until(Date.now() + MINUTE);
  return chats;
}

async function act(chat: number, action: string, body: object = {}): Promise<void> {
  expect((await clock.act(`/alerts/130/${chat}/${action}`, body)).status).toBe(200);
  await clock.until(Date.now() + 2 * MINUTE);
}

const by = (who: string) => mattermost.messages.filter((message) => message.by === who).map(({ body }) => body);

describe("an alert in Discord, Mattermost and Rocket.Chat", () => {
  it("is one message that changes where it can be changed, and a short message after it elsewhere", async () => {
    const chat = await lost();
    expect([discord.messages, by("webhook"), by("rocket.chat"), by("bot")].map(({ length }) => length)).toEqual([
      1, 1, 1, 1,
    ]);
    expect(discord.messages[0]?.body.content).toMatch(/^Lost chat/);
    await act(chat, "claim");
    await act(chat, "resolve", { outcome: "called-back" });
    expect(discord.messages).toHaveLength(1);
    expect(discord.messages[0]?.body.content).toMatch(/^Resolved by .*: called back\. Lost chat/);
    expect(by("bot")).toHaveLength(1);
    expect(by("bot")[0]?.message).toMatch(/^Resolved by .*: called back\. Lost chat/);
    for (const who of ["webhook", "rocket.chat"]) {
      const texts = by(who).map(({ text }) => text);
      expect(texts).toHaveLength(3);
      expect(texts.slice(1)).toEqual([
        expect.stringMatching(new RegExp(`^Chat 130/${chat}, .*: Claimed by `)),
        expect.stringMatching(new RegExp(`^Chat 130/${chat}, .*: Resolved by .*: called back\\.`)),
      ]);
    }
  });

  it("is posted anew with its change where somebody deleted it, and the target goes on", async () => {
    const chat = await lost();
    discord.remove(discord.messages[0]?.id ?? "");
    await act(chat, "claim");
    expect(discord.messages).toHaveLength(1);
    expect(discord.messages[0]?.body.content).toMatch(/^Claimed by /);
    await lost();
    expect(discord.messages).toHaveLength(2);
  });

  it("is several chats in one message where they come together", async () => {
    discord.close();
    await lost();
    await lost();
    expect(discord.messages).toEqual([]);
    discord = createDiscord();
    const { status } = await clock.act("/targets/discord/test", {});
    await clock.until(Date.now() + 2 * MINUTE);
    expect([status, discord.messages.length]).toEqual([200, 2]);
    expect(discord.messages.map(({ body }) => body.content)).toEqual([
      expect.stringMatching(/^Test message for the target discord/),
      expect.stringMatching(/^2 lost chats need a call back/),
    ]);
  });
});
