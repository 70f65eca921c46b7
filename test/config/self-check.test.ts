import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  SALES_URL: "https://hooks.slack.test/services/T000/B000/YYYY",
  TARGETS: { sales: { channel: "slack", webhook: "SALES_URL" } },
  RULES: [{ name: "All", to: ["sales"] }],
  HOURS: { office: { open: ["Mon-Fri 08:00-16:00"] } },
};

function watchOf(changes: object) {
  const reading = readConfig({ ...ENOUGH, ...changes });
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return reading.config.watch;
}

function mistakesOf(changes: object): readonly string[] {
  const reading = readConfig({ ...ENOUGH, ...changes });
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

describe("the self-check", () => {
  it("tells the default target of 500 MB that fill up, and nothing of silence, where nothing is set", () => {
    expect(watchOf({})).toEqual({ engineers: ["slack"], quiet: null, databaseLimit: 500 });
  });

  it("tells whom ENGINEERS names, one or several", () => {
    expect(watchOf({ ENGINEERS: "sales" }).engineers).toEqual(["sales"]);
    expect(watchOf({ ENGINEERS: ["sales", "slack"] }).engineers).toEqual(["sales", "slack"]);
  });

  it("minds a silence, always or within hours", () => {
    expect(watchOf({ QUIET_AFTER: "4h" }).quiet).toEqual({ after: 14_400_000, hours: null });
    expect(watchOf({ QUIET_AFTER: "30m", QUIET_HOURS: "office" }).quiet?.hours).toMatchObject({ zone: "UTC" });
  });

  it("takes the database's limit as a number or in digits", () => {
    expect(watchOf({ DATABASE_LIMIT_MB: 10_000 }).databaseLimit).toBe(10_000);
    expect(watchOf({ DATABASE_LIMIT_MB: "2000" }).databaseLimit).toBe(2_000);
  });

  it.each([
    [{ ENGINEERS: "sale" }, 'ENGINEERS "sale" is no target; did you mean "sales"?'],
    [{ ENGINEERS: ENOUGH.SALES_URL }, 'ENGINEERS has what is no target; there is "slack", "sales"'],
    [{ ENGINEERS: [] }, "ENGINEERS is empty: leave it out, and the default targets hear of it"],
    [{ QUIET_AFTER: "four hours" }, /^QUIET_AFTER must be hours and minutes, such as "15m"/],
    [{ QUIET_AFTER: 4 }, "QUIET_AFTER must be a text in quotes"],
    [{ QUIET_HOURS: "office" }, "QUIET_HOURS is of no use without QUIET_AFTER"],
    [{ QUIET_AFTER: "4h", QUIET_HOURS: "ofice" }, 'QUIET_HOURS "ofice" is none of HOURS; did you mean "office"?'],
    [{ DATABASE_LIMIT_MB: "big" }, "DATABASE_LIMIT_MB must be a whole number of megabytes from 1 to 10000"],
  ])("names the mistake in %j", (changes, mistake) => {
    expect(mistakesOf(changes)).toEqual([typeof mistake === "string" ? mistake : expect.stringMatching(mistake)]);
  });
});
