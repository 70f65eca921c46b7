import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { OutageReason } from "../../../src/alerts/outage-reason.ts";
import { said, storeCode } from "../../../src/alerts/stored-code.ts";
import { storedResult } from "../../../src/channels/result.ts";
import { storedOutage } from "../../../src/locale/recorded-text.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { listOutages, outageOf, switchOffStatement, switchOn } from "../../../src/store/deliveries/outages.ts";
import { CREATED, recordDelivery, recorded } from "../../worker/support/deliveries.ts";
import { but } from "../../worker/support/direct.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(60_000));
const HOUR = 3_600_000;
const NOW = CREATED + HOUR;
const LATER = NOW + HOUR;

const ARCHIVED = {
  code: "answered",
  result: storedResult({ code: "answered", status: 410, word: "channel_is_archived" }),
} as const;

async function switchOff(target: string, reason: OutageReason = ARCHIVED, since = CREATED) {
  await db.batch([switchOffStatement({ target, since, reason: storedOutage(reason) })]);
}

const due = async (id: string) => (await recorded(id)).due_at;

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("DELETE FROM outages"), env.DB.prepare("DELETE FROM deliveries")]);
});

describe("an outage", () => {
  it("is what nobody begins with", async () => {
    expect(await outageOf(db, "slack")).toBeNull();
    expect(await listOutages(db)).toEqual([]);
  });

  it("keeps the instant and the reason with which it began", async () => {
    await switchOff("slack");
    await switchOff("slack", { code: "switched-off" }, LATER);
    const outage = { target: "slack", since: CREATED, reason: storeCode(ARCHIVED) };
    expect(await outageOf(db, "slack")).toEqual(outage);
    expect(await outageOf(db, "leads")).toBeNull();
  });

  it("of an older version has its sentence for a reason; such a version reads ours", async () => {
    await env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('leads', ?, 'away')").bind(CREATED).run();
    await switchOff("slack");
    expect((await outageOf(db, "leads"))?.reason).toEqual(said("away"));
    const { results } = await env.DB.prepare("SELECT reason FROM outages WHERE target = 'slack'").all();
    expect(results).toEqual([{ reason: "answered 410 channel_is_archived" }]);
  });

  it("is listed with the others by its target's name", async () => {
    for (const target of ["slack", "leads", "on-call"]) await switchOff(target);
    expect((await listOutages(db)).map(({ target }) => target)).toEqual(["leads", "on-call", "slack"]);
  });
});

const PENDING = { status: "pending", note: null, ended_at: null, due_at: LATER };

describe("switching a target on", () => {
  it("ends its outage and nobody else's, and says that there was one", async () => {
    await switchOff("slack");
    await switchOff("leads");
    expect(await switchOn(db, "slack", NOW)).toBe(true);
    expect((await listOutages(db)).map(({ target }) => target)).toEqual(["leads"]);
    expect(await switchOn(db, "slack", NOW)).toBe(false);
  });

  it("makes due what has failed before, and keeps held what is held for business hours", async () => {
    await switchOff("slack");
    const failed = await recordDelivery(1, PENDING);
    const held = await recordDelivery(2, { ...PENDING, attempts: "[]" });
    expect(await switchOn(db, "slack", NOW)).toBe(true);
    expect([await due(failed), await due(held)]).toEqual([NOW, LATER]);
  });

  it("leaves alone what is due already, what has ended, and what is another's", async () => {
    await switchOff("slack");
    const overdue = await recordDelivery(1, { ...PENDING, due_at: CREATED });
    const dead = await recordDelivery(2, { due_at: LATER });
    const another = await recordDelivery(3, { ...PENDING, target: "leads" });
    await switchOn(db, "slack", NOW);
    expect([await due(overdue), await due(dead), await due(another)]).toEqual([CREATED, LATER, LATER]);
  });

  it("hurries nothing where the target was in order: it waits as it was asked to", async () => {
    const waiting = await recordDelivery(1, PENDING);
    expect(await switchOn(db, "slack", NOW)).toBe(false);
    expect(await due(waiting)).toBe(LATER);
  });

  it("says that there was an outage, also where D1 did it and the answer was lost", async () => {
    await switchOff("slack");
    const failed = await recordDelivery(1, PENDING);
    let calls = 0;
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      calls += 1;
      if (calls % 2 === 1) throw new Error("D1_ERROR: Network connection lost.");
      return results;
    };
    const forgetful = openDatabase(but(env.DB, { batch }), AbortSignal.timeout(60_000));
    expect(await switchOn(forgetful, "slack", NOW)).toBe(true);
    expect(calls).toBe(4);
    expect([await outageOf(db, "slack"), await due(failed)]).toEqual([null, NOW]);
  });
});
