import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { readInboxCounts } from "../../../src/store/alerts/inbox-counts.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { oldestDue, overdueTargets } from "../../../src/store/deliveries/overdue.ts";
import { retryFailedNowStatements } from "../../../src/store/deliveries/settle.ts";
import {
  countWaiting,
  readUntilOpening,
  untilOpeningStatement,
  waitingByTarget,
} from "../../../src/store/deliveries/waiting-counts.ts";
import { actorBy } from "../../alerts/support/actors.ts";

const NOW = 1_000_000;
const KNOWN = ["leads", "slack"];

let read = 0;
const observer = {
  answered({ rowsRead }: { readonly rowsRead: number }) {
    read += rowsRead;
  },
  failed() {},
};
const db = openDatabase(env.DB, new AbortController().signal, observer);

interface Some {
  readonly count: number;
  readonly target: string;
  readonly kind?: string;
  readonly dueAt: number;
  readonly attempts?: string;
  readonly status?: string;
}

let id = 0;

/** So many deliveries, each due a little later than the one before. */
async function recorded({ count, target, kind = "alert", dueAt, attempts = "[]", status = "pending" }: Some) {
  const insert = env.DB.prepare(
    `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at, attempts)
     SELECT value, ?, ?, '[]', ?, 1, ? + value - ?, ? FROM json_each(?)`,
  );
  for (let first = id; first < id + count; first += 10_000) {
    const ids = Array.from({ length: Math.min(10_000, id + count - first) }, (_, index) => first + index);
    await insert.bind(kind, target, status, dueAt, id, attempts, JSON.stringify(ids)).run();
  }
  id += count;
}

const off = (target: string) =>
  env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES (?, 1, 'gone')").bind(target).run();

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("DELETE FROM deliveries"), env.DB.prepare("DELETE FROM outages")]);
  read = 0;
});

const held = async () => readUntilOpening((await db.batch([untilOpeningStatement(NOW)]))[0]);

describe("what is pending", () => {
  it("is told by target and kind: who is overdue, and what is due for longest", async () => {
    expect([await overdueTargets(db, KNOWN, NOW), await oldestDue(db, NOW)]).toEqual([[], null]);
    await recorded({ count: 2, target: "slack", dueAt: NOW + 1 });
    await recorded({ count: 2, target: "slack", kind: "watch", dueAt: NOW });
    await recorded({ count: 2, target: "leads", kind: "escalation", dueAt: NOW + 1 });
    await recorded({ count: 2, target: "email", dueAt: 1, status: "sent" });
    expect([await overdueTargets(db, KNOWN, NOW), await oldestDue(db, NOW)]).toEqual([["slack"], NOW]);
    await recorded({ count: 1, target: "leads", kind: "alert", dueAt: NOW - 9 });
    expect([await overdueTargets(db, KNOWN, NOW), await oldestDue(db, NOW)]).toEqual([["leads", "slack"], NOW - 9]);
  });

  it("is nobody's to be woken for, where the target is off, unless the settings know it no more", async () => {
    await recorded({ count: 1, target: "slack", dueAt: 1 });
    await recorded({ count: 1, target: "removed", dueAt: 1 });
    await off("slack");
    await off("removed");
    expect(await overdueTargets(db, KNOWN, NOW)).toEqual(["removed"]);
  });

  it("is found of targets and kinds that nobody knows any more, or yet", async () => {
    await recorded({ count: 1, target: "zz-removed", kind: "of-tomorrow", dueAt: 5 });
    expect([await overdueTargets(db, KNOWN, NOW), await oldestDue(db, NOW)]).toEqual([["zz-removed"], 5]);
  });

  it("is counted up to a thousand, without what is told only if nobody claims the alert", async () => {
    await recorded({ count: 999, target: "slack", dueAt: NOW + 5 });
    await recorded({ count: 1, target: "slack", kind: "escalation", dueAt: NOW });
    await recorded({ count: 7, target: "slack", kind: "reminder", dueAt: NOW + 1 });
    await recorded({ count: 3, target: "boss", kind: "escalation", dueAt: NOW + 1 });
    expect(await countWaiting(db, "slack", NOW)).toEqual({ count: 1_000, more: false });
    expect(await countWaiting(db, "boss", NOW)).toEqual({ count: 0, more: false });
    await recorded({ count: 1, target: "slack", kind: "digest", dueAt: 1 });
    expect(await countWaiting(db, "slack", NOW)).toEqual({ count: 1_000, more: true });
    expect([...(await waitingByTarget(db, NOW))]).toEqual([["slack", { count: 1_000, more: true }]]);
  });

  it("is held for a target's hours where it did not fail before", async () => {
    await recorded({ count: 2, target: "slack", dueAt: NOW + 1, attempts: '[{"outcome":"retry"}]' });
    await recorded({ count: 3, target: "slack", dueAt: NOW + 50 });
    await recorded({ count: 1, target: "slack", dueAt: NOW });
    await recorded({ count: 1, target: "leads", kind: "reminder", dueAt: NOW + 9 });
    expect(await held()).toEqual([{ target: "slack", count: 3, more: false, dueAt: NOW + 50 }]);
    await recorded({ count: 1_000, target: "leads", dueAt: NOW + 10 });
    await recorded({ count: 1_001, target: "boss", dueAt: NOW + 10 });
    expect(await held()).toEqual([
      { target: "boss", count: 1_000, more: true, dueAt: NOW + 10 },
      { target: "leads", count: 1_000, more: false, dueAt: NOW + 10 },
      { target: "slack", count: 3, more: false, dueAt: NOW + 50 },
    ]);
  });
});

describe("a hundred thousand that are pending for a target that is off", () => {
  beforeEach(async () => {
    await recorded({ count: 100_000, target: "leads", dueAt: 1 });
    await recorded({ count: 20, target: "slack", kind: "escalation", dueAt: NOW + 5 });
    await recorded({ count: 20, target: "slack", kind: "alert", dueAt: NOW + 5, attempts: '[{"outcome":"retry"}]' });
    await off("leads");
    read = 0;
  });

  const reads = async (work: () => Promise<unknown>) => {
    read = 0;
    const result = await work();
    return { result, read };
  };

  it("cost a few rows, each minute and for whoever asks how it is", async () => {
    expect(await reads(() => overdueTargets(db, KNOWN, NOW))).toEqual({ result: [], read: expect.any(Number) });
    expect(read).toBeLessThanOrEqual(30);
    expect(await reads(() => oldestDue(db, NOW))).toEqual({ result: 1, read: expect.any(Number) });
    expect(read).toBeLessThanOrEqual(30);
  });

  it("are counted by a thousand rows", async () => {
    const { result } = await reads(() => countWaiting(db, "leads", NOW));
    expect([result, read <= 1_010]).toEqual([{ count: 1_000, more: true }, true]);
    await reads(() => waitingByTarget(db, NOW));
    expect(read).toBeLessThanOrEqual(1_050);
    await reads(held);
    expect(read).toBeLessThanOrEqual(40);
  });

  it("are not looked at by what stands beside the inbox, but for what is held; nor are alerts that are resolved", async () => {
    await env.DB.prepare(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
       SELECT value, 130, '[]', 1, 'resolved', 1, 1, value, value, '{}' FROM json_each(?)`,
    )
      .bind(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => index + 1)))
      .run();
    const { result } = await reads(() => readInboxCounts(db, [actorBy("jane.smith@example.com", "access")], NOW));
    expect(result).toMatchObject({ untilOpening: [], lastChatAt: null, lastAlertAt: 1_000 });
    expect(read).toBeLessThanOrEqual(50);
  });

  it("are not looked at where another target works again, nor where they did not fail", async () => {
    await reads(() => db.batch(retryFailedNowStatements("slack", NOW)));
    expect(read).toBeLessThanOrEqual(2 * 20 + 1);
    await reads(() => db.batch(retryFailedNowStatements("leads", 0)));
    expect(read).toBeLessThanOrEqual(5);
    const due = env.DB.prepare("SELECT count(*) AS n FROM deliveries WHERE target = 'slack' AND due_at = ?");
    expect(await due.bind(NOW).first("n")).toBe(20);
  });
});

it("nothing that is pending costs a few rows a minute", async () => {
  expect(await overdueTargets(db, KNOWN, NOW)).toEqual([]);
  expect(read).toBeLessThanOrEqual(12);
});
