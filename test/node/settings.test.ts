import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDevVars, readDevVars } from "../../src/commands/dev-vars.ts";
import { judgeSettings } from "../../src/commands/settings.ts";
import { moved } from "../demo/moved.ts";
import { demoSecrets } from "../demo/place.ts";
import { freshFolder, removeFolder } from "./support/folder.ts";
import { program } from "./support/program.ts";

describe("the settings", () => {
  it("are right as they are made for a local run", () => {
    const path = join(mkdtempSync(join(tmpdir(), "vcc-chat-alerts-")), ".dev.vars");
    expect(makeDevVars(path)).toBe("made");
    expect(judgeSettings({}, readDevVars(path))).toEqual({ mistakes: [], unseen: [] });
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it.each<[string, object, RegExp]>([
    ["short", { ADMIN_TOKEN: "season-2026" }, /^ADMIN_TOKEN is shorter than 32 characters/],
    ["blank", { VCC_SECRET_KEY: " " }, /^VCC_SECRET_KEY is blank/],
    [
      "shared",
      { SUPERVISOR_TOKEN: "admin-token-of-32-characters-or-more " },
      /^SUPERVISOR_TOKEN is the same as ADMIN_TOKEN/,
    ],
  ])("are wrong with a secret in .dev.vars that is %s", (_, changes, words) => {
    const right = {
      VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
      ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
      SLACK_WEBHOOK_URL: "https://slack.example/a",
    };
    expect(judgeSettings({}, { ...right, ...changes }).mistakes).toEqual([expect.stringMatching(words)]);
  });

  it("are never made anew where there are some", () => {
    const path = join(mkdtempSync(join(tmpdir(), "vcc-chat-alerts-")), ".dev.vars");
    makeDevVars(path);
    const before = readFileSync(path, "utf8");
    expect(makeDevVars(path)).toBe("found");
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("lack a secret when a .dev.vars is there and does not hold it", () => {
    const { mistakes, unseen } = judgeSettings(
      {},
      { VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more", SLACK_WEBHOOK_URL: "https://slack.example/a" },
    );
    expect(mistakes).toEqual([expect.stringMatching(/^ADMIN_TOKEN is not set/)]);
    expect(unseen).toEqual([]);
  });

  it("are judged by their vars alone when there is no .dev.vars: the secrets are in Cloudflare", () => {
    const { mistakes, unseen } = judgeSettings({ LINK_DAYS: "soon" }, null);
    expect(mistakes).toEqual([expect.stringMatching(/^LINK_DAYS must be/)]);
    expect(unseen).toEqual(expect.arrayContaining([expect.stringMatching(/^VCC_SECRET_KEY is not set/)]));
  });

  it("are right, and worth a look, where a chat may expire before the last is told of it", async () => {
    const folder = freshFolder();
    const path = join(folder, "wrangler.toml");
    const rule = '{ name = "Sales", to = ["sales"], escalate = { after = "100h", to = ["sales"] } }';
    const target = 'TARGETS = { sales = { channel = "slack", webhook = "SALES_URL" } }';
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(/^\[vars\]$/m, `[vars]\nRETENTION_DAYS = 4\nRULES = [${rule}]\n${target}`),
    );
    const { ended, printed } = program(folder, "src/commands/settings.ts");
    expect(await ended).toBe(0);
    expect(printed()).toContain(
      "Warning: RETENTION_DAYS is 4, but by “Sales” a chat may be told of as late as 4 days 4 h after it came in",
    );
    expect(printed()).toContain("Raise RETENTION_DAYS to at least 5");
    expect(printed()).toContain("The settings are valid.");
    removeFolder(folder);
  });

  it("that are no TOML are told by line and column, and nothing else of the file", async () => {
    const folder = freshFolder();
    appendFileSync(join(folder, "wrangler.toml"), "[vars\n");
    const { ended, printed } = program(folder, "src/commands/settings.ts");
    expect(await ended).toBe(1);
    expect(printed()).toMatch(/^wrangler\.toml, line \d+, column 5: [^\n]+\n$/);
    removeFolder(folder);
  });
});

it("the secrets of the demonstration are somebody's own where they are strong, else random and strong", () => {
  const own = {
    VCC_SECRET_KEY: "vcc-secret-of-32-characters-or-more",
    ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
    LINK_SECRET: "link-secret-of-32-characters-or-more",
  };
  expect(demoSecrets(own)).toEqual({
    webhook: own.VCC_SECRET_KEY,
    admin: own.ADMIN_TOKEN,
    link: own.LINK_SECRET,
  });
  const weak = [{}, { VCC_SECRET_KEY: "", ADMIN_TOKEN: " " }, { VCC_SECRET_KEY: "short", ADMIN_TOKEN: "short" }];
  const same = { VCC_SECRET_KEY: own.ADMIN_TOKEN, ADMIN_TOKEN: own.ADMIN_TOKEN };
  for (const given of [...weak, same]) {
    const { webhook, admin, link } = demoSecrets(given);
    const made = { VCC_SECRET_KEY: webhook, ADMIN_TOKEN: admin, LINK_SECRET: link };
    expect(judgeSettings({}, { ...made, SLACK_WEBHOOK_URL: "https://slack.example/a" })).toEqual({
      mistakes: [],
      unseen: [],
    });
  }
});

it("a chat of the demonstration ends when it is told to, with pauses as much longer as it is told to", () => {
  const dates = ["2025-03-06T14:37:52+01:00", "2025-03-06T14:38:02+01:00"];
  const chat = { chatId: 1, conversation: dates.map((date) => ({ date, from: "Visitor" })) };
  expect(moved(chat, Date.UTC(2026, 0, 2, 3, 4, 5), 3)).toEqual({
    chatId: 1,
    conversation: [
      { date: "2026-01-02T03:03:35.000Z", from: "Visitor" },
      { date: "2026-01-02T03:04:05.000Z", from: "Visitor" },
    ],
  });
});
