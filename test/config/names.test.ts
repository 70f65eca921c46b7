/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import example from "../../.dev.vars.example?raw";
import { checkNames, SECRETS, VARS } from "../../src/config/names.ts";
import toml from "../../wrangler.toml?raw";

function named(env: Readonly<Record<string, unknown>>): readonly string[] {
  const mistakes: string[] = [];
  checkNames(env, (setting, problem) => mistakes.push(`${setting} ${problem}`));
  return mistakes;
}

describe("a var under a name that nobody reads", () => {
  it.each([
    ["TIMEZONE", "Europe/Budapest", "TIME_ZONE"],
    ["time-zone", "Europe/Budapest", "TIME_ZONE"],
    ["LINK_DAY", 7, "LINK_DAYS"],
    ["TOOOLDDAYS", "7", "TOO_OLD_DAYS"],
    ["ENGINEER", "on-call", "ENGINEERS"],
    ["TARGET", { "sales-slack": {} }, "TARGETS"],
    ["Rules", [{ name: "Sales" }], "RULES"],
    ["HOUR", {}, "HOURS"],
  ])("is named where it is one of ours, written otherwise: %s", (name, value, meant) => {
    expect(named({ [name]: value })).toEqual([`${name} is no setting; did you mean "${meant}"?`]);
  });

  it.each([
    ["one of ours as it is called", { TIME_ZONE: "Europe/Budapest", RULES: [] }],
    ["nothing", { TIMEZONE: "", RULE: undefined }],
    [
      "a secret that a target names, or once named",
      { SLACK_SALES_URL: "a", SLACK_WEBHOOK_URL_OLD: "b", ADMIN_TOKENS: "c" },
    ],
    ["a secret called as a table of ours nearly is", { TARGET: "https://hooks.slack.test/a", RULE: "b" }],
    ["what the platform binds", { DB: {}, TRANSCRIPTS: {}, EMAIL: {}, COURIER: {}, CF_VERSION_METADATA: { id: "a" } }],
    ["what a machine has", { LANG: "C", TZ: "UTC", LOCAL: "a", HOURLY: "b", LOCALE_DIR: "c" }],
  ])("is left alone where it may be %s", (_, env) => {
    expect(named(env)).toEqual([]);
  });
});

it("the vars that wrangler.toml tells of are all known", () => {
  const told = [...toml.matchAll(/^(?:# )?([A-Z][A-Z_]+) = /gm)].map(([, name]) => name);
  expect(told.length).toBeGreaterThan(10);
  expect(VARS).toEqual(expect.arrayContaining(told));
});

it("every secret that is read stands in .dev.vars.example, and no other", () => {
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(SECRETS.toSorted());
});
