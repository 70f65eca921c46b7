import { describe, expect, it } from "vitest";
import type { Post } from "../../src/channels/http.ts";
import { destination } from "../../src/channels/registry.ts";
import { missed } from "./support/messages.ts";

const secret = () => "https://hooks.slack.test/services/T000/B000/XXXX";

describe("a target's settings", () => {
  it("become a destination that can be told something", async () => {
    const opened = destination({ channel: "slack", webhook: "SLACK_SALES_URL" }, secret);
    if (!opened.ok) throw new Error("not opened");
    expect(opened.destination).toMatchObject({ channel: "slack", pace: 1_000 });
    const urls: string[] = [];
    const post: Post = async ({ url }) => {
      urls.push(url);
      return { kind: "answered", status: 200, retryAfter: null, text: "ok" };
    };
    const outcome = await opened.destination.send(missed, { now: () => 0, post }, { id: "5f1d7e84", part: null });
    expect(outcome.kind).toBe("sent");
    expect(urls).toEqual([secret()]);
  });

  it.each([
    ["slak", 'is no known channel; did you mean "slack"?'],
    ["SLACK", 'is no known channel; did you mean "slack"?'],
    [
      "pigeon",
      'is no known channel; there is "slack", "email", "teams", "google-chat", "discord", "mattermost", "telegram", "ntfy", "pagerduty", "webhook"',
    ],
    [
      undefined,
      'must name the kind of destination: "slack", "email", "teams", "google-chat", "discord", "mattermost", "telegram", "ntfy", "pagerduty", "webhook"',
    ],
    [
      7,
      'must name the kind of destination: "slack", "email", "teams", "google-chat", "discord", "mattermost", "telegram", "ntfy", "pagerduty", "webhook"',
    ],
  ])("name a channel: %j does not", (channel, problem) => {
    expect(destination({ channel }, secret)).toEqual({ ok: false, mistakes: [{ key: "channel", problem }] });
  });

  it("are handed back with the channel's own mistakes", () => {
    expect(destination({ channel: "slack", webhok: "X" }, () => undefined)).toMatchObject({
      ok: false,
      mistakes: [{ key: "webhok" }, { key: "webhook" }],
    });
  });
});
