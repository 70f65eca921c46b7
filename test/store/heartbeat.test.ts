import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Usage } from "../../src/store/d1-limits.ts";
import { openDatabase } from "../../src/store/database.ts";
import { beat, readCron } from "../../src/store/heartbeat.ts";

const usages: Usage[] = [];
const observer = { answered: (usage: Usage) => void usages.push(usage), failed: () => {} };
const db = openDatabase(env.DB, new AbortController().signal, observer);

beforeEach(async () => {
  await env.DB.prepare("DELETE FROM facts").run();
  usages.length = 0;
});

describe("the cron's heartbeat", () => {
  it("is when the last run began and which turn it was, one row written a run", async () => {
    expect(await readCron(db)).toEqual({ at: null, turn: 0, awaitedSince: null });
    expect([await beat(db, 1_000), await beat(db, 2_000), await beat(db, 3_000)]).toEqual([1, 2, 3]);
    expect(await readCron(db)).toEqual({ at: 3_000, turn: 3, awaitedSince: null });
    expect(usages.map(({ rowsWritten }) => rowsWritten)).toEqual([0, 1, 1, 1, 0]);
    expect(Math.max(...usages.map(({ rowsRead }) => rowsRead))).toBeLessThanOrEqual(2);
  });

  it("counts a run once, where its statement was repeated after a passing fault", async () => {
    expect([await beat(db, 1_000), await beat(db, 1_000), await beat(db, 61_000)]).toEqual([1, 1, 2]);
  });

  it("is awaited from the migration on, which leaves one that is there as it is", async () => {
    const migration = env.MIGRATIONS.filter(({ name }) => name.endsWith("cron.sql"));
    const again = () => applyD1Migrations(env.DB, migration, "played_migrations");
    await again();
    const { at, turn, awaitedSince } = await readCron(db);
    expect([at, turn]).toEqual([null, 0]);
    expect(Math.abs((awaitedSince ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await beat(db, 5_000)).toBe(1);
    await env.DB.prepare("DROP TABLE played_migrations").run();
    await again();
    expect(await readCron(db)).toEqual({ at: 5_000, turn: 1, awaitedSince: null });
  });
});
