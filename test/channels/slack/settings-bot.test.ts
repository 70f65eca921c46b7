import { describe, expect, it } from "vitest";
import type { Mistake, Settings } from "../../../src/channels/channel.ts";
import { slack } from "../../../src/channels/slack/channel.ts";

const SECRETS: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: "xoxb-1-s3cr3t",
  SLACK_SALES_TOKEN: " xoxb-2-s3cr3t\n",
  SLACK_SALES_URL: "https://hooks.slack.test/services/s3cr3t",
};

function connect(settings: Settings, more: Readonly<Record<string, string>> = {}) {
  const values = { ...SECRETS, ...more };
  return slack.connect({ channel: "slack", ...settings }, (name) => values[name]);
}

function mistakes(settings: Settings, more: Readonly<Record<string, string>> = {}): readonly Mistake[] {
  const connected = connect(settings, more);
  return connected.ok ? [] : connected.mistakes;
}

describe("the settings of a Slack target that posts as a bot", () => {
  it("name the channel, and mean SLACK_BOT_TOKEN and Slack's own address where they name no other", () => {
    const posts = { way: "bot", conversation: "C0123ABCD", token: "xoxb-1-s3cr3t", api: "https://slack.com/api" };
    const options = { ...posts, hasButtons: false };
    expect(connect({ conversation: "C0123ABCD" })).toEqual({ ok: true, options });
  });

  it("may name another token, and a stand-in's address", () => {
    const more = { SLACK_API_URL: "http://127.0.0.1:8080/api/" };
    expect(connect({ conversation: "#sales", token: "SLACK_SALES_TOKEN" }, more)).toMatchObject({
      options: { token: "xoxb-2-s3cr3t", api: "http://127.0.0.1:8080/api" },
    });
    expect(connect({ conversation: "#sales", api: "http://127.0.0.1:8788/api/" }, more)).toMatchObject({
      options: { api: "http://127.0.0.1:8788/api" },
    });
  });

  it.each(["C0123ABCD", "G0123ABCD", "#sales", "#értékesítés_2", "#sales-hu"])(
    "take the channel %s",
    (conversation) => {
      expect(mistakes({ conversation })).toEqual([]);
    },
  );

  it.each(["sales", "#Sales", "#a b", "#", "", "c0123abcd", "C1", 7, ["C0123ABCD"], "#a.b"])(
    "say what a channel looks like where it is %j",
    (conversation) => {
      expect(mistakes({ conversation })).toEqual([
        {
          key: "conversation",
          problem: 'must be a channel\'s id, such as "C0123ABCD", or its name, such as "#sales"',
        },
      ]);
    },
  );

  it("are either for a webhook or for a bot", () => {
    const [both, ...others] = mistakes({ conversation: "#sales", webhook: "SLACK_SALES_URL" });
    expect([both?.key, others]).toEqual(["webhook", []]);
    expect(both?.problem).toContain("leave one of the two out");
    const [lone] = mistakes({ webhook: "SLACK_SALES_URL", token: "SLACK_BOT_TOKEN" });
    expect(lone).toEqual({
      key: "token",
      problem: "is of no use without conversation, the channel that the bot posts to",
    });
  });

  it.each([
    ["xoxb-1-s3cr3t", 'must be the name of a secret, such as "SLACK_BOT_TOKEN"'],
    ["SLACK_OTHER_TOKEN", "names the secret SLACK_OTHER_TOKEN, which is not set"],
  ])("do not take the token %s, nor repeat it", (token, why) => {
    const [mistake] = mistakes({ conversation: "#sales", token });
    expect(mistake?.problem).toContain(why);
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it.each(["http://slack.example/api", "slack.com/api", "https://slack.com/api?x=1"])(
    "send the token to no such address as %s",
    (address) => {
      const [mistake] = mistakes({ conversation: "#sales" }, { SLACK_API_URL: address });
      expect(mistake?.problem).toContain("SLACK_API_URL that starts with https://");
    },
  );

  it("are followed by changes, unlike those of a webhook", () => {
    const [bot, webhook] = [connect({ conversation: "#sales" }), connect({ webhook: "SLACK_SALES_URL" })];
    expect([bot, webhook].map((one) => one.ok && slack.updates(one.options))).toEqual(["in-place", "none"]);
  });

  it("give messages buttons where presses can be known to be Slack's", () => {
    const more = { SLACK_SIGNING_SECRET: "planted" };
    expect(connect({ webhook: "SLACK_SALES_URL" }, more)).toMatchObject({ options: { hasButtons: true } });
    expect(connect({ conversation: "#sales" }, more)).toMatchObject({ options: { hasButtons: true } });
  });
});
