import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { TimeRange } from "../../../src/statistics/period.ts";
import { readReport } from "../../../src/statistics/report.ts";
import { readLedger } from "../../../src/store/statistics/ledger.ts";
import { quarterOf } from "../../../src/store/statistics/quarter.ts";
import { DAY, HOUR, MINUTE, type Move, playing, type Stage } from "./support/stage.ts";

const RUN: Move = { kind: "cron", fault: null };
const arrive = (contact = 0): Move => ({ kind: "arrive", disposition: "lost", queue: "Sales", agent: 1, contact });

async function runs(stage: Stage, count: number): Promise<void> {
  for (let run = 0; run < count; run += 1) await stage.make(RUN);
}

const report = (stage: Stage, time: TimeRange) =>
  readReport(stage.db, stage.zone, time, { from: time.from - DAY, to: time.from });

const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results;

it("what has expired is counted for good by queue, as ended where it was open; by agent no more", () =>
  playing(async (stage) => {
    const time = { from: quarterOf(stage.begun) - 10 * HOUR, to: quarterOf(stage.begun) + 2 * DAY };
    for (let chat = 0; chat < 4; chat += 1) await stage.make(arrive(chat));
    await stage.make({ kind: "act", chat: 0, action: "called-back", fault: null });
    await stage.make({ kind: "pass", time: HOUR });
    await runs(stage, 3);
    const before = await report(stage, time);
    expect(before.total.counts).toMatchObject({ came: 4, alerts: 4, calledBack: 1, open: 3, otherwise: 0 });
    expect(before.agents).toMatchObject([{ agent: "Agent 1", counts: { came: 4 } }]);
    await stage.make({ kind: "pass", time: 30 * DAY });
    await stage.make({ kind: "expire" });
    await stage.make({ kind: "erase", chat: 2, fault: null });
    await runs(stage, 20);
    expect(await rows("SELECT DISTINCT gone FROM chats ORDER BY gone")).toEqual([
      { gone: "erased" },
      { gone: "expired" },
    ]);
    const after = await report(stage, time);
    expect(after.total.counts).toMatchObject({ came: 4, alerts: 4, calledBack: 1, open: 0, otherwise: 3 });
    expect(after.queues.find(({ queue }) => queue === "Sales")).toMatchObject({ counts: { came: 4 }, open: 0 });
    expect(after.speed.wonBack).toBe(before.speed.wonBack);
    expect(after.agents).toEqual([]);
    expect(await rows("SELECT 1 FROM figures_quarters WHERE agents IS NOT NULL")).toEqual([]);
    expect(await rows("SELECT 1 FROM figures_days WHERE agents IS NOT NULL")).toEqual([]);
  }));

it("an erasure takes deliveries out of the ledger, whenever they were made", () =>
  playing(async (stage) => {
    await stage.make(arrive());
    await stage.make({ kind: "quarter" });
    await env.DB.prepare(
      `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
       VALUES ('7-1-change-2-slack', 1, 7, 'change', 'slack', '[]', 'sent', ?1, ?1)`,
    )
      .bind(stage.now)
      .run();
    await stage.make({ kind: "pass", time: HOUR });
    await runs(stage, 2);
    expect(await readLedger(stage.db, stage.now)).toMatchObject([{ accepted: 1 }, { target: "slack", accepted: 2 }]);
    await stage.make({ kind: "erase", chat: 0, fault: null });
    expect(await readLedger(stage.db, stage.now)).toEqual([]);
    await runs(stage, 12);
    expect(await rows("SELECT 1 FROM figures_marks")).toEqual([]);
    expect(await readLedger(stage.db, stage.now)).toEqual([]);
  }));

it("the ledger follows what becomes of a delivery long after it was made", () =>
  playing(async (stage) => {
    const statuses = async () => (await readLedger(stage.db, stage.now)).find(({ target }) => target === "leads");
    await stage.make(arrive());
    await stage.make({ kind: "quarter" });
    // The first of two: of the target leads.
    await stage.make({ kind: "settle", delivery: 0, status: "dead" });
    for (const counted of [0, 12]) {
      await runs(stage, counted);
      expect(await statuses()).toMatchObject({ accepted: 1, dead: 1, pending: 0 });
    }
    await stage.make({ kind: "again", delivery: 0 });
    for (const counted of [0, 12]) {
      await runs(stage, counted);
      expect(await statuses()).toMatchObject({ accepted: 1, dead: 0, pending: 1 });
    }
    await stage.make({ kind: "pass", time: 30 * DAY });
    await stage.make({ kind: "expire" });
    for (const counted of [0, 12]) {
      await runs(stage, counted);
      expect(await statuses()).toMatchObject({ accepted: 1, suppressed: 1, pending: 0 });
    }
  }));

it("what was won back on a later day, or was opened just before the time begins, is of older ones", () =>
  playing(async (stage) => {
    const opened = stage.now;
    await stage.make(arrive());
    await stage.make({ kind: "pass", time: 3 * DAY });
    await stage.make({ kind: "act", chat: 0, action: "called-back", fault: null });
    await stage.make({ kind: "pass", time: 2 * DAY });
    await runs(stage, 4);
    const midnight = Math.ceil(opened / DAY) * DAY;
    const late = async (from: number) => (await report(stage, { from, to: midnight + 4 * DAY })).wonBackLate;
    for (const day of [0, 1, 2]) expect(await late(midnight + day * DAY)).toBe(1);
    expect(await late(midnight + 3 * DAY)).toBe(0);
    // In the quarter in which it was opened: before that instant, and after it.
    expect(await late(opened + 1_000)).toBe(1);
    expect(await late(opened - 1_000)).toBe(0);
    expect(await late(quarterOf(opened))).toBe(0);
  }));

it("another time zone gets days of its own out of what is stored, though the chats are there no more", () =>
  playing(async (stage) => {
    // In Kolkata it is the next day already.
    await stage.make({ kind: "pass", time: 12 * HOUR });
    for (let day = 0; day < 14; day += 1) {
      await stage.make(arrive(day));
      await stage.make({ kind: "pass", time: DAY });
    }
    await runs(stage, 15);
    await env.DB.prepare("DELETE FROM chats").run();
    await stage.make({ kind: "zone", zone: "Asia/Kolkata" });
    const whole = { from: quarterOf(stage.begun) - DAY, to: quarterOf(stage.now) + DAY };
    const at = async () => (await report(stage, whole)).total.counts.came;
    // Ten days of quarters are read in their place, until the days are made.
    expect(await at()).toBe(9);
    expect((await report(stage, whole)).countedFrom).not.toBeNull();
    await runs(stage, 8);
    expect((await report(stage, whole)).countedFrom).toBeNull();
    expect(await at()).toBe(14);
    expect(await rows("SELECT DISTINCT zone FROM figures_days")).toContainEqual({ zone: "Asia/Kolkata" });
  }));

it("without a single run of the cron a small installation is exact, and a larger one says from when on it counts", () =>
  playing(async (stage) => {
    const whole = () => ({ from: quarterOf(stage.begun), to: quarterOf(stage.now) + DAY });
    for (let chat = 0; chat < 32; chat += 1) {
      await stage.make(arrive(chat));
      await stage.make({ kind: "pass", time: 5 * HOUR });
    }
    const small = await report(stage, whole());
    expect([small.total.counts.came, small.asOf, small.countedFrom]).toEqual([32, null, null]);
    for (let chat = 0; chat < 3; chat += 1) {
      await stage.make(arrive(chat));
      await stage.make({ kind: "pass", time: 5 * HOUR });
    }
    const large = await report(stage, whole());
    expect(large.total.counts.came).toBe(32);
    expect(large.countedFrom).toBeGreaterThan(stage.begun);
  }));

it("after the cron has stopped for long, figures are as of its last run", () =>
  playing(async (stage) => {
    await stage.make(arrive());
    await stage.make({ kind: "pass", time: HOUR });
    await runs(stage, 2);
    const stopped = stage.now;
    for (let chat = 1; chat < 40; chat += 1) {
      await stage.make(arrive(chat));
      await stage.make({ kind: "pass", time: 20 * MINUTE });
    }
    const time = { from: quarterOf(stage.begun), to: quarterOf(stage.now) + DAY };
    const { asOf, countedFrom, total } = await report(stage, time);
    expect(asOf).toBeLessThanOrEqual(stopped);
    expect(countedFrom).toBeNull();
    expect(total.counts.came).toBe(33);
    await runs(stage, 6);
    const later = await report(stage, time);
    expect([later.total.counts.came, later.asOf]).toEqual([40, null]);
  }));

it("a quarter that keeps changing is computed again at most once in ten minutes", () =>
  playing(async (stage) => {
    await stage.make(arrive());
    await stage.make({ kind: "pass", time: HOUR });
    await runs(stage, 2);
    const computed = () => rows("SELECT computed_at FROM figures_quarters WHERE cube LIKE '%Sales%'");
    const times = new Set<unknown>();
    const begun = stage.now;
    while (stage.now < begun + HOUR) {
      await stage.make({ kind: "act", chat: 0, action: "claim", fault: null });
      await stage.make({ kind: "act", chat: 0, action: "reopen", fault: null });
      await runs(stage, 1);
      for (const { computed_at: at } of await computed()) times.add(at);
    }
    expect(times.size).toBeGreaterThanOrEqual(5);
    expect(times.size).toBeLessThanOrEqual(7);
  }));
