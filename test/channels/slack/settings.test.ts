import { describe, expect, it } from "vitest";
import type { Mistake, Settings } from "../../../src/channels/channel.ts";
import { slack } from "../../../src/channels/slack/channel.ts";

const URL = "https://hooks.slack.test/services/T000/B000/XXXX";

function mistakes(settings: Settings, value: string | undefined): readonly Mistake[] {
  const connected = slack.connect({ channel: "slack", ...settings }, () => value);
  return connected.ok ? [] : connected.mistakes;
}

describe("the settings of a Slack target", () => {
  it("name the secret that holds the webhook's URL", () => {
    const secrets: Record<string, string> = { SLACK_SALES_URL: URL };
    const connected = slack.connect({ channel: "slack", webhook: "SLACK_SALES_URL" }, (name) => secrets[name]);
    expect(connected).toEqual({ ok: true, options: { way: "webhook", webhook: URL, hasButtons: false } });
  });

  it("mean SLACK_WEBHOOK_URL where they name none", () => {
    const secrets: Record<string, string> = { SLACK_WEBHOOK_URL: URL };
    expect(slack.connect({ channel: "slack" }, (name) => secrets[name]).ok).toBe(true);
  });

  it.each([
    "http://127.0.0.1:8080/services/T/B/x",
    "http://127.9.9.9/x",
    "http://localhost:8080/x",
    "http://[::1]:8080/x",
    `  ${URL}\n`,
  ])("allow %j", (value) => {
    expect(mistakes({}, value)).toEqual([]);
  });

  it.each([
    ["http://hooks.slack.test/services/s3cr3t", "must start with https://"],
    ["http://127.0.0.1.s3cr3t.example/", "must start with https://"],
    ["http://localhost.s3cr3t.example/", "must start with https://"],
    ["ftp://s3cr3t.example/", "must start with https://"],
    ["s3cr3t", "is not a URL"],
    ["", "is not set"],
    [undefined, "is not set"],
  ])("refuse %j and do not repeat it", (value, why) => {
    const [mistake] = mistakes({}, value);
    expect(mistake?.key).toBe("webhook");
    expect(mistake?.problem).toContain("SLACK_WEBHOOK_URL");
    expect(mistake?.problem).toContain(why);
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it("may point it at a stand-in, by its origin alone", () => {
    const secrets: Record<string, string> = { SLACK_WEBHOOK_URL: URL };
    const at = (api: string) => slack.connect({ channel: "slack", api }, (name) => secrets[name]);
    expect(at("http://127.0.0.1:8788")).toMatchObject({
      options: { webhook: "http://127.0.0.1:8788/services/T000/B000/XXXX" },
    });
    expect(at("http://slack.example")).toMatchObject({ ok: false, mistakes: [{ key: "api" }] });
  });

  it("do not take the URL itself, nor repeat it", () => {
    const [mistake] = mistakes({ webhook: "https://hooks.slack.test/services/s3cr3t" }, URL);
    expect(mistake?.problem).toContain("must be the name of a secret");
    expect(mistake?.problem).not.toContain("s3cr3t");
  });

  it("are asked about when one is mistyped", () => {
    expect(mistakes({ webhok: "SLACK_SALES_URL" }, URL)).toEqual([
      { key: "webhok", problem: 'is no setting of this channel; did you mean "webhook"?' },
    ]);
    expect(mistakes({ colour: "red" }, URL)[0]?.problem).toContain('there is "channel", "webhook"');
  });
});
