import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import { telegram } from "../../../src/channels/telegram/channel.ts";
import { createBot, GROUP, type TelegramBot, TOKEN } from "../../standin/telegram/bot.ts";
import { faultsOf } from "../../standin/telegram/check.ts";
import { liveIn } from "../../standin/telegram/live.ts";
import { followed, LINK, missed, OURS, saying } from "../support/messages.ts";

const OPTIONS = { token: TOKEN, conversation: String(GROUP), thread: null, api: "http://127.0.0.1:8788" };

function tell(bot: TelegramBot, more: object = {}, options: object = {}, movedTo?: string): Promise<Outcome> {
  const post: Post = async ({ url, body }) => {
    const response = bot.answer({ path: new URL(url).pathname, body });
    return { kind: "answered", status: response.status, retryAfter: null, text: await response.text() };
  };
  const sending = { id: "5f1d7e84", part: null, ...(movedTo === undefined ? {} : { movedTo }) };
  return telegram.send({ ...missed, ...more }, { ...OPTIONS, ...options }, { post, now: () => 0 }, sending);
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? (outcome.ref ?? "") : "");

describe("a message in Telegram", () => {
  it("is changed in its place, and a change that changes nothing is a success", async () => {
    const bot = createBot();
    const replaces = refOf(await tell(bot));
    expect(replaces).toBe(`${GROUP}/1`);
    expect(await tell(bot, { ...followed, kind: "update", replaces })).toMatchObject({ kind: "sent", ref: replaces });
    expect(await tell(bot, { ...followed, kind: "update", replaces })).toMatchObject({
      kind: "sent",
      result: { word: "not_modified" },
    });
    expect(bot.messages).toHaveLength(1);
    expect(bot.messages[0]?.body.text).toMatch(/^Claimed by Jane Smith at 18:12\.\n/);
  });

  it("that was deleted ends its update, and keeps nobody waiting", async () => {
    expect(await tell(createBot(), { replaces: `${GROUP}/7` })).toMatchObject({
      kind: "dead",
      result: { code: "not-changeable" },
    });
    expect(await tell(createBot(), { replaces: "C0123ABCD/1503435956.000247" })).toMatchObject({
      kind: "dead",
      result: { code: "not-ours" },
    });
  });

  it("answers the first one about its chat, if that is in the same group, and says so quietly when nobody is needed", async () => {
    const bot = createBot();
    const thread = refOf(await tell(bot));
    await tell(bot, { kind: "escalation", thread });
    await tell(bot, { kind: "resolution", thread: "-100555/3" });
    expect(bot.messages[1]?.body).toMatchObject({
      reply_parameters: { message_id: 1, allow_sending_without_reply: true },
    });
    expect(bot.messages[1]?.body).not.toHaveProperty("disable_notification");
    expect(bot.messages[2]?.body).not.toHaveProperty("reply_parameters");
    expect(bot.messages[2]?.body).toMatchObject({ disable_notification: true });
  });

  it("goes to the topic that the settings name", async () => {
    const bot = createBot();
    await tell(bot, {}, { thread: 12 });
    expect(bot.messages[0]?.body).toMatchObject({ message_thread_id: 12 });
  });

  it("says where a group has moved, and is sent there", async () => {
    const bot = createBot();
    bot.migrate(-1009876543210);
    const outcome = await tell(bot);
    expect(outcome).toMatchObject({ kind: "retry", movedTo: "-1009876543210", result: { code: "moved" } });
    expect((await tell(bot, {}, {}, "-1009876543210")).kind).toBe("sent");
    expect(bot.messages.map(({ chat }) => chat)).toEqual([-1009876543210]);
  });

  it("as plain text has no buttons, and says where to look", async () => {
    const bot = createBot();
    await tell(bot, { ...followed, plain: true });
    const [posted] = bot.messages;
    expect(posted?.body.reply_markup).toEqual({ inline_keyboard: [] });
    expect(posted?.body.text).toContain(`Open the transcript: ${LINK}`);
  });

  it.each([
    "@channel",
    "https://evil.example",
    "evil.example",
    "write to eve@evil.example",
    "#urgent",
    "/start",
    "$TON",
    "www.evil",
    "tg://user?id=1",
    "пример.рф",
  ])("shows %j as it was typed, and nothing of it is live", async (text) => {
    const bot = createBot();
    await tell(bot, { ...saying(text), links: [], about: null });
    const [posted] = bot.messages;
    expect(posted?.body.text).toContain(text);
    expect(liveIn(posted?.body, OURS)).toEqual([]);
    // The same without marks would be live: the check sees it.
    expect(liveIn({ ...posted?.body, entities: [] }, OURS)).not.toEqual([]);
  });

  it("cannot hide where a link leads behind another address", async () => {
    const bot = createBot();
    const item = { title: "https://your-bank.example", details: "x", url: LINK };
    await tell(bot, { ...saying("x"), links: [], about: null, items: [item] });
    expect(String(bot.messages[0]?.body.text)).toContain("https://your-bank.example ↗");
  });
});

describe("Telegram's stand-in", () => {
  it.each([
    [{ chat_id: 1, text: "x".repeat(4_097) }, "message is too long: 4097"],
    [{ chat_id: 1, text: " " }, "message text is empty"],
    [{ chat_id: 1 }, "/text is required"],
    [{ chat_id: 1, text: "x", colour: "red" }, "/colour is not known"],
    [{ chat_id: 1, text: "x", entities: [{ type: "bold", offset: 0, length: 2 }] }, "entity beyond the text: 0+2"],
    [
      { chat_id: 1, text: "x", entities: [{ type: "bold", offset: "0", length: 1 }] },
      "/entities/0/offset is no integer",
    ],
    [
      { chat_id: 1, text: "x", reply_markup: { inline_keyboard: [[{ text: "x", url: "tel:+36301234567" }]] } },
      "Wrong HTTP URL: tel:+36301234567",
    ],
  ])("refuses %j", (body, fault) => {
    expect(faultsOf("sendMessage", body)).toContain(fault);
  });
});
