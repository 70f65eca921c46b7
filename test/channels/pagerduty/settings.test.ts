import { describe, expect, it } from "vitest";
import { pagerduty } from "../../../src/channels/pagerduty/channel.ts";

const KEY = "p1anted0p1anted1p1anted2p1anted3";
const values: Readonly<Record<string, string>> = {
  PAGERDUTY_KEY: ` ${KEY}\n`,
  SHORT: KEY.slice(1),
  TOKEN: `u+${KEY.slice(2)}`,
};
const connect = (settings: object) => pagerduty.connect({ channel: "pagerduty", ...settings }, (name) => values[name]);
const problemsOf = (settings: object) => {
  const read = connect(settings);
  return read.ok ? [] : read.mistakes;
};

const NO_KEY =
  "names a secret that is no integration key: 32 letters and digits, as an Events API V2 integration shows them";

describe("a PagerDuty target's settings", () => {
  it.each([
    [{}, "https://events.pagerduty.com"],
    [{ region: "us" }, "https://events.pagerduty.com"],
    [{ region: "eu" }, "https://events.eu.pagerduty.com"],
    [{ api: "http://localhost:8791/" }, "http://localhost:8791"],
  ])("are a key and where the account is: %j", (settings, api) => {
    expect(connect({ key: "PAGERDUTY_KEY", ...settings })).toEqual({ ok: true, options: { key: KEY, api } });
  });

  it.each(["SHORT", "TOKEN"])("name a secret that can be a key: %s is none", (key) => {
    expect(problemsOf({ key })).toEqual([{ key: "key", problem: NO_KEY }]);
  });

  it.each([
    [{ region: "EU" }, { key: "region", problem: 'must be "us" or "eu", where your PagerDuty account is' }],
    [
      { region: "eu", api: "https://events.example.com" },
      { key: "region", problem: "stands beside api, which names the server: leave one of the two out" },
    ],
    [
      { api: "http://events.example.com" },
      {
        key: "api",
        problem: "must start with https:// (http:// only to this machine), such as https://events.pagerduty.com",
      },
    ],
  ])("say what would be valid: %j", (settings, mistake) => {
    expect(problemsOf({ key: "PAGERDUTY_KEY", ...settings })).toEqual([mistake]);
  });

  it("name all mistakes at once, and repeat no key that stands in the wrong place", () => {
    const mistakes = problemsOf({ key: `${KEY}!`, region: "asia", service: "x" });
    expect(mistakes.map(({ key }) => key)).toEqual(["service", "key", "region"]);
    expect(JSON.stringify(mistakes)).not.toContain(KEY);
  });
});
