import { describe, expect, it } from "vitest";
import type { Mistake, Settings } from "../../../src/channels/channel.ts";
import { mattermost } from "../../../src/channels/mattermost/channel.ts";

const KEY = "s3cr3t8krpjzbm7fwfkqi3dgc1";
const HOOK = `https://chat.example.com/hooks/${KEY}`;
const ROCKET_HOOK = "https://rocket.example.com/hooks/65a1f0c4e8b7d2aa11223344/s3cr3t-token";
const CHANNEL = "4xp9fdt77pncbef59f4k1qe83o";
const SECRETS: Readonly<Record<string, string>> = { HOOK, ROCKET_HOOK, MM_TOKEN: ` ${KEY}\n` };

function connect(settings: Settings, more: Readonly<Record<string, string>> = {}) {
  const values = { ...SECRETS, ...more };
  return mattermost.connect({ channel: "mattermost", ...settings }, (name) => values[name]);
}

function mistakes(settings: Settings, more: Readonly<Record<string, string>> = {}): readonly Mistake[] {
  const connected = connect(settings, more);
  return connected.ok ? [] : connected.mistakes;
}

describe("the settings of a Mattermost target", () => {
  it("name the secret with the URL of an incoming webhook", () => {
    const options = { way: "webhook", service: "mattermost", webhook: HOOK };
    expect(connect({ webhook: "HOOK" })).toEqual({ ok: true, options });
  });

  it.each([
    ROCKET_HOOK,
    "https://example.com/chat/hooks/65a1f0c4e8b7d2aa11223344/userid/s3cr3t%2Ftoken",
    "https://rocket.example.com/hooks/id/4xp9fdt77pncbef59f4k1qe83o",
  ])("know Rocket.Chat by its URL: %s", (webhook) => {
    const options = { way: "webhook", service: "rocket.chat", webhook };
    expect(connect({ webhook: "ROCKET_HOOK" }, { ROCKET_HOOK: webhook })).toEqual({ ok: true, options });
  });

  it("know Mattermost below a path", () => {
    const webhook = `https://example.com/chat/hooks/${KEY}`;
    expect(connect({ webhook: "HOOK" }, { HOOK: webhook })).toMatchObject({
      options: { service: "mattermost", webhook },
    });
  });

  it("may lead to a stand-in", () => {
    expect(connect({ webhook: "HOOK", api: "http://localhost:8789" })).toMatchObject({
      options: { webhook: `http://localhost:8789/hooks/${KEY}` },
    });
  });

  it.each([`https://chat.example.com/${KEY}`, "https://chat.example.com/hooks/s3cr3t", `${HOOK}s3cr3t`])(
    "refuse %s, which is no webhook, and do not repeat it",
    (webhook) => {
      const [mistake, ...others] = mistakes({ webhook: "HOOK" }, { HOOK: webhook });
      expect([mistake?.key, others]).toEqual(["webhook", []]);
      expect(mistake?.problem).toContain("https://<server>/hooks/<key>");
      expect(mistake?.problem).not.toContain("s3cr3t");
    },
  );

  it("are followed by short messages, or by changes in place where a bot posts", () => {
    const bot = { conversation: CHANNEL, token: "MM_TOKEN", api: "https://chat.example.com" };
    const updates = [connect({ webhook: "HOOK" }), connect({ webhook: "ROCKET_HOOK" }), connect(bot)].map(
      (one) => one.ok && mattermost.updates(one.options),
    );
    expect(updates).toEqual(["follow-up", "follow-up", "in-place"]);
  });
});

describe("the settings of a Mattermost target that posts as a bot", () => {
  const bot = { conversation: CHANNEL, token: "MM_TOKEN", api: "https://chat.example.com/team/" };

  it("name the channel, the secret with the token, and the server", () => {
    const options = { way: "bot", conversation: CHANNEL, token: KEY, api: "https://chat.example.com/team" };
    expect(connect(bot)).toEqual({ ok: true, options });
    expect(connect({ ...bot, api: "http://127.0.0.1:8789" })).toMatchObject({ ok: true });
  });

  it("must name the server, as every team has its own", () => {
    const { api: _, ...rest } = bot;
    expect(mistakes(rest)).toMatchObject([
      { key: "api", problem: expect.stringContaining("https://mattermost.example") },
    ]);
    expect(mistakes({ ...bot, api: "http://chat.example.com" })).toMatchObject([{ key: "api" }]);
  });

  it.each(["town-square", "#sales", "", 7, CHANNEL.toUpperCase()])(
    "say what a channel is where it is %j",
    (conversation) => {
      const [mistake, ...others] = mistakes({ ...bot, conversation });
      expect([mistake?.key, others]).toEqual(["conversation", []]);
      expect(mistake?.problem).toContain("26 characters");
    },
  );

  it("are either for a webhook or for a bot", () => {
    expect(mistakes({ ...bot, webhook: "HOOK" })).toMatchObject([{ key: "webhook" }]);
    expect(mistakes({ webhook: "HOOK", token: "MM_TOKEN" })).toMatchObject([{ key: "token" }]);
  });

  it("do not take the token itself, nor repeat it", () => {
    const [mistake] = mistakes({ ...bot, token: `-${KEY}` });
    expect(mistake?.problem).toContain("must be the name of a secret");
    expect(mistake?.problem).not.toContain("s3cr3t");
    expect(mistakes({ conversation: CHANNEL })).toHaveLength(2);
  });
});
