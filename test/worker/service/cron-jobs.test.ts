import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../../src/config/config.ts";
import { EACH_RUN_STATEMENTS, jobsOf, MOST_STATEMENTS } from "../../../src/cron/cron.ts";
import { counted, type Job, rotateGroups } from "../../../src/cron/job-groups.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { createLinkFactsCache } from "../../../src/store/signing-keys-cache.ts";
import { collectStatements } from "../growth/support/collect.ts";
import { cron, DAY, later } from "../privacy/support/cron.ts";
import { erasure, settled } from "../privacy/support/erasure.ts";
import { chatOf, KEY, sealInQuarantine } from "../privacy/support/planted.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();
afterEach(() => vi.useRealTimers());

/** With a target that gets every change of an alert: that takes statements. */
const settings = {
  ...env,
  VCC_ENCRYPTION_KEY: KEY,
  TARGETS: { crm: { channel: "webhook", webhook: "CRM_URL", key: "CRM_KEY" } },
  CRM_URL: "https://crm.example.com/hooks/1",
  CRM_KEY: `whsec_${new Uint8Array(32).toBase64()}`,
};

function groups(): readonly (readonly Job[])[] {
  const reading = readConfig(settings);
  if (!reading.ok) throw new Error("the settings of the tests are wrong");
  return jobsOf({ copies: env.TRANSCRIPTS, linkFacts: createLinkFactsCache() }, reading.config, Date.now());
}

/** Something to do for each of them, and for more than one run. */
async function makeBusy(): Promise<void> {
  for (let chat = 1; chat <= 45; chat += 1) await settled(chatOf(9, chat));
  for (let chat = 101; chat <= 145; chat += 1) await sealInQuarantine(chatOf(9, chat));
  for (let chat = 201; chat <= 260; chat += 1) await settled(chatOf(8, chat));
  // What earlier versions left behind: alerts of what has expired, that nobody resolved.
  await env.DB.prepare("UPDATE chats SET gone = 'expired' WHERE chat_id > 240").run();
  later(180 * DAY);
  await settled(chatOf(7, 300));
  expect((await erasure("DELETE", "/contacts/130/9", { VCC_ENCRYPTION_KEY: KEY })).status).toBe(202);
  await erasure("DELETE", "/contacts/130/7");
}

describe("the jobs of the cron", () => {
  it("take turns, so that each group is first once in as many runs as there are groups, and fits into its run", () => {
    const all = groups();
    for (const [index, group] of all.entries()) {
      const sum = group.reduce((statements, job) => statements + job.statements, EACH_RUN_STATEMENTS);
      expect(sum).toBeLessThanOrEqual(MOST_STATEMENTS);
      expect(rotateGroups(all, index).slice(0, group.length)).toEqual(group);
      expect(rotateGroups(all, index + 7 * all.length)).toEqual(rotateGroups(all, index));
      expect(new Set(rotateGroups(all, index))).toEqual(new Set(all.flat()));
    }
    expect(all.length).toBeLessThanOrEqual(4);
  });

  it("send no more statements than they say, where all of them are busy", async () => {
    await makeBusy();
    const most = new Map<string, number>();
    for (let run = 0; run < 20; run += 1) {
      for (const { name, run: work } of groups().flat()) {
        const counter = counted();
        await work(counter.counting(openDatabase(env.DB, new AbortController().signal)));
        most.set(name, Math.max(most.get(name) ?? 0, counter.count()));
      }
      later(60_000);
    }
    for (const { name, statements } of groups().flat()) {
      expect([name, (most.get(name) ?? 0) <= statements]).toEqual([name, true]);
      // Each had something to do, or this says nothing of it.
      expect([name, (most.get(name) ?? 0) > 1]).toEqual([name, true]);
    }
  });

  it("leave what comes first its room, where all of that is busy too", async () => {
    const { take } = collectStatements();
    const changes = { DATABASE_LIMIT_MB: 1, QUIET_AFTER: "1h" };
    await settled(chatOf(7, 400));
    await env.DB.prepare("INSERT INTO rest (owner, part, body) VALUES ('', 1, ?)").bind("x".repeat(1_000_000)).run();
    // From here on it is waited for the next chat.
    await cron(1, changes);
    await env.DB.prepare("DELETE FROM sights").run();
    later(DAY);
    take();
    await cron(1, changes);
    const sent = take().map(({ sql }) => sql);
    const first = sent.findIndex((sql) => /\b(erasures|expiries|figures_progress)\b/.test(sql));
    // A silence, and a database that is nearly full.
    expect(sent.slice(0, first).filter((sql) => sql.startsWith("INSERT INTO sights"))).toHaveLength(2);
    // A digest is not due.
    expect(first).toBeGreaterThan(5);
    expect(first).toBeLessThanOrEqual(EACH_RUN_STATEMENTS - 1);
    expect(sent.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    vi.restoreAllMocks();
  });
});
