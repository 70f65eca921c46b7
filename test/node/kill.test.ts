import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { killAgainAndAgain } from "../chaos/kill.ts";
import { printed } from "../chaos/print.ts";
import type { Verdict } from "../chaos/verdict.ts";
import { removeFolder } from "./support/folder.ts";

const KILLS = 3;

describe("a Worker under 50 webhooks a second that is killed again and again while Slack behaves badly", () => {
  let verdict: Verdict;

  beforeAll(async () => {
    const disk = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
    try {
      verdict = await killAgainAndAgain(KILLS, 1, disk);
    } finally {
      removeFolder(disk);
    }
    console.log(printed(verdict, KILLS));
  }, 300_000);

  it("was killed while it worked, and told many", () => {
    expect(verdict.answers.none).toBeGreaterThan(0);
    expect(verdict.answers[200]).toBe(verdict.chats);
    expect(verdict.told).toBeGreaterThan(10);
  });

  it("loses nothing of what it answered 200", () => {
    expect(verdict.lost).toEqual([]);
  });

  it("tells nobody twice unless an answer was lost", () => {
    expect(verdict.unexplained).toEqual([]);
  });

  it("answers nothing but 200 and 503", () => {
    expect(verdict.answers.other).toBe(0);
  });
});
