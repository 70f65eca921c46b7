import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  ALERT_EMAIL_TO: "supervisor@example.com",
  ALERT_EMAIL_FROM: "alerts@example.com",
};

/** Who hears of what ends dead at each target, by the targets' names. */
function fallbacks(TARGETS: object) {
  const reading = readConfig({ ...ENOUGH, TARGETS });
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return Object.fromEntries([...reading.config.targets].map(([name, { fallback }]) => [name, fallback]));
}

describe("a target's fallback", () => {
  it("is another target, those of SLACK_WEBHOOK_URL and ALERT_EMAIL_TO included, which have none", () => {
    const targets = {
      "sales-slack": { channel: "slack", fallback: " leads " },
      leads: { channel: "email", to: "leads@example.com", fallback: "email" },
      "on-call": { channel: "slack" },
    };
    expect(fallbacks(targets)).toEqual({
      slack: null,
      email: null,
      "sales-slack": "leads",
      leads: "email",
      "on-call": null,
    });
  });

  it("may be one that falls back on it in turn", () => {
    const one = { channel: "slack", fallback: "two" };
    const two = { channel: "slack", fallback: "one" };
    expect(fallbacks({ one, two })).toMatchObject({ one: "two", two: "one" });
  });

  it("may be wrong in itself, which is told once", () => {
    const TARGETS = { "sales-slack": { channel: "slack", fallback: "leads" }, leads: { channel: "pigeon" } };
    const reading = readConfig({ ...ENOUGH, TARGETS });
    expect(reading.ok ? [] : reading.mistakes.map(({ setting }) => setting)).toEqual(["TARGETS.leads.channel"]);
  });
});
