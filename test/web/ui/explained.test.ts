import { describe, expect, it } from "vitest";
import { explainInWords } from "../../../src/web/pages/settings/explain/explained.ts";
import { moved } from "../../demo/moved.ts";
import fixture from "../../fixtures/chats/missed-without-agent.json";
import spam from "../../fixtures/chats/spam-missed.json";

const ENV = {
  VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
};
const NOW = Date.parse("2026-11-23T18:00:00Z");
const missed = moved(fixture, NOW - 60_000);

function explained(body: object, changes: object = {}) {
  return explainInWords({ ...ENV, ...changes }, new TextEncoder().encode(JSON.stringify(body)), "", NOW);
}

describe("the rules in words", () => {
  it("tell who would hear without any rule", async () => {
    expect(await explained(missed)).toEqual({
      ok: true,
      lines: [
        "Chat 130/102: missed, sla-breached.",
        "There are no rules.",
        "slack (slack) would hear at once, as a default target.",
      ],
    });
  });

  it("tell by which rule nobody would, and that none matches", async () => {
    const rules = (queue: string) => ({ RULES: [{ name: "Quiet", match: { queue }, to: [] }] });
    const silent = await explained({ ...missed, lastQueueName: "Test" }, rules("Test"));
    expect(silent.lines.slice(1)).toEqual([
      'Rules that match: "Quiet".',
      'Nobody would hear: the rule "Quiet" tells nobody.',
    ]);
    expect((await explained(missed, rules("Test"))).lines[1]).toBe("No rule matches.");
  });

  it("tell who would hear, were the chat not too old", async () => {
    expect((await explained(fixture)).lines[2]).toBe(
      "slack (slack) would hear as a default target, but nothing is sent (too old: closed more than 25 days before it came in).",
    );
    const RULES = [{ name: "All", to: ["slack"] }];
    expect((await explained(fixture, { RULES, TOO_OLD_DAYS: 1 })).lines[2]).toBe(
      'slack (slack) would hear by the rule "All", but nothing is sent (too old: closed more than 1 day before it came in).',
    );
  });

  it("tell why nobody needs to hear", async () => {
    const quiet = { ...missed, disposition: "completed", slaStatus: "answeredInSLA" };
    expect((await explained(spam)).lines).toEqual([
      expect.stringMatching(/needs nobody's attention: it is marked as spam\.$/),
    ]);
    expect((await explained(quiet)).lines).toEqual([
      expect.stringMatching(/needs nobody's attention: it is not lost or missed/),
    ]);
  });

  it("say what is wrong with the settings, or with the body", async () => {
    expect(await explained(missed, { LINK_DAYS: "soon" })).toEqual({
      ok: false,
      lines: [expect.stringMatching(/^LINK_DAYS must be/)],
    });
    const { ok, lines } = await explained({});
    expect([ok, ...lines]).toEqual([false, expect.stringMatching(/^This is not a closed chat: .*expected/)]);
  });
});
