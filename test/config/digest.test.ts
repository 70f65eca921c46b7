import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  SALES_URL: "https://hooks.slack.test/services/T000/B000/YYYY",
};
const EIGHT = 8 * 60;

function read(changes: object, digest?: unknown) {
  const sales = { channel: "slack", webhook: "SALES_URL", ...(digest === undefined ? {} : { digest }) };
  return readConfig({ ...ENOUGH, TARGETS: { sales }, ...changes });
}

function digests(changes: object, digest?: unknown) {
  const reading = read(changes, digest);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return Object.fromEntries([...reading.config.targets].map(([name, target]) => [name, target.digest]));
}

describe("a target's digest", () => {
  it("is none where nothing is set", () => {
    expect(digests({})).toEqual({ slack: null, sales: null });
  });

  it("is as the target says, and no other target's", () => {
    expect(digests({}, { daily: "08:00", weekly: "fri 17:30", always: true })).toEqual({
      slack: null,
      sales: { daily: EIGHT, weekly: { day: 4, minute: 17 * 60 + 30 }, always: true },
    });
    expect(digests({}, { weekly: "Mon 8:00" }).sales).toEqual({
      daily: null,
      weekly: { day: 0, minute: EIGHT },
      always: false,
    });
  });

  it("is as DIGEST_DAILY and DIGEST_WEEKLY say for every target that says nothing itself", () => {
    const vars = { DIGEST_DAILY: "08:00", DIGEST_WEEKLY: "Mon 08:00" };
    const both = { daily: EIGHT, weekly: { day: 0, minute: EIGHT }, always: false };
    expect(digests(vars)).toEqual({ slack: both, sales: both });
    expect(digests(vars, { daily: "23:59" })).toEqual({
      slack: both,
      sales: { daily: 1_439, weekly: null, always: false },
    });
    expect(digests(vars, {})).toEqual({ slack: both, sales: null });
  });

  it.each([
    ["08:00", 'TARGETS.sales.digest must be a table, such as { daily = "08:00", weekly = "Mon 08:00" }'],
    [{ daily: "24:00" }, 'TARGETS.sales.digest.daily must be a time of day, such as "08:00", from "00:00" to "23:59"'],
    [{ daily: 8 }, 'TARGETS.sales.digest.daily must be a time of day, such as "08:00", from "00:00" to "23:59"'],
    [{ weekly: "08:00" }, 'TARGETS.sales.digest.weekly must be a day and a time, such as "Mon 08:00"'],
    [{ weekly: "Mon 8" }, 'TARGETS.sales.digest.weekly must be a day and a time, such as "Mon 08:00"'],
    [{ weekly: "Mond 08:00" }, 'TARGETS.sales.digest.weekly has no day in "Mond"; did you mean "Mon"?'],
    [{ dayly: "08:00" }, 'TARGETS.sales.digest.dayly is no key of a digest; did you mean "daily"?'],
    [{ daily: "08:00", always: "yes" }, "TARGETS.sales.digest.always must be true or false, without quotes"],
    [{ always: true }, "TARGETS.sales.digest.always is of no use without daily or weekly"],
  ])("names the mistake in %j", (digest, mistake) => {
    const reading = read({}, digest);
    expect(reading.ok ? [] : reading.mistakes.map((one) => `${one.setting} ${one.problem}`)).toEqual([mistake]);
  });

  it.each([
    [{ DIGEST_DAILY: "8 o'clock" }, 'DIGEST_DAILY must be a time of day, such as "08:00", from "00:00" to "23:59"'],
    [{ DIGEST_WEEKLY: "Moon 08:00" }, 'DIGEST_WEEKLY has no day in "Moon"; did you mean "Mon"?'],
    [{ DIGEST_WEEKLY: 8 }, "DIGEST_WEEKLY must be a text in quotes"],
  ])("names the mistake in %j", (vars, mistake) => {
    const reading = read(vars);
    const mistakes = reading.ok ? [] : reading.mistakes.map((one) => `${one.setting} ${one.problem}`);
    expect(mistakes).toEqual(mistake === null ? [] : [mistake]);
  });
});
