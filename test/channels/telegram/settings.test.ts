import { describe, expect, it } from "vitest";
import { telegram } from "../../../src/channels/telegram/channel.ts";

const VALUES: Readonly<Record<string, string>> = {
  BOT: "123456789:AAE-secret-of-a-telegram-bot",
  BROKEN: "AAE-secret-of-a-telegram-bot",
};

function connect(settings: object) {
  return telegram.connect(
    { channel: "telegram", token: "BOT", conversation: "-1001234567890", ...settings },
    (name) => VALUES[name],
  );
}

describe("the settings of a Telegram target", () => {
  it.each(["-1001234567890", -1001234567890, 1234567, "@sales_alerts"])("take the conversation %j", (conversation) => {
    expect(connect({ conversation })).toMatchObject({
      ok: true,
      options: { conversation: String(conversation), thread: null, api: "https://api.telegram.org" },
    });
  });

  it.each([
    ["token", "NOWHERE", /names the secret NOWHERE, which is not set/],
    ["token", "BROKEN", /no token of a bot/],
    ["token", VALUES.BOT, /must be the name of a secret/],
    ["conversation", undefined, /must be the number of a chat/],
    ["conversation", "sales", /must be the number of a chat/],
    ["conversation", 0.5, /must be the number of a chat/],
    ["thread", 0, /must be the number of a topic/],
    ["thread", "12", /must be the number of a topic/],
    ["api", "http://api.telegram.org", /must start with https/],
    ["webhook", "X", /is no setting of this channel/],
  ])("%s = %j is a mistake", (key, value, problem) => {
    const connected = connect({ [key]: value });
    expect(connected.ok ? [] : connected.mistakes).toEqual([{ key, problem: expect.stringMatching(problem) }]);
    expect(JSON.stringify(connected)).not.toContain("AAE-secret");
  });
});
