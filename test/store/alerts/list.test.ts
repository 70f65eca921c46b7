import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readStatuses, writeChanges } from "../../../src/store/alerts/follow-ups.ts";
import type { InboxTab } from "../../../src/store/alerts/inbox-tabs.ts";
import { listAlerts } from "../../../src/store/alerts/list.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { actorBy } from "../../alerts/support/actors.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const rows = { read: 0, written: 0 };

/** So many alerts of the chats from the first id on. */
async function alerts(count: number, first: number, state: string, who: string | null) {
  const summary = {
    customer: null,
    phones: [],
    words: null,
    queue: null,
    platform: null,
    agents: [],
    course: "silent",
    waited: null,
    closedAt: null,
  };
  const ids = JSON.stringify(Array.from({ length: count }, (_, index) => first + index));
  await env.DB.prepare(
    `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, who, since, summary)
     SELECT value, 130, '["missed"]', 1, ?, 1, 6, value, ?, value, ? FROM json_each(?)`,
  )
    .bind(state, who, JSON.stringify(summary), ids)
    .run();
  await env.DB.prepare(
    `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
     SELECT value, 130, 1, 1, '', 0, 0, 1 FROM json_each(?)`,
  )
    .bind(ids)
    .run();
}

beforeAll(async () => {
  await alerts(1_000, 1, "open", null);
  await alerts(60, 2_000, "claimed", "jane.smith@example.com");
  await alerts(3_000, 10_000, "resolved", "jane.smith@example.com");
});

beforeEach(() => {
  rows.read = 0;
  rows.written = 0;
  const databases = Object.getPrototypeOf(env.DB);
  const original = databases.batch;
  vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, ...statements: unknown[]) {
    const results: D1Result[] = await Reflect.apply(original, this, statements);
    rows.read += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    rows.written += results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
    return results;
  });
  return () => vi.restoreAllMocks();
});

const list = (tab: InboxTab) =>
  listAlerts(db, { tab, queue: null, reason: null }, [actorBy("jane.smith@example.com", "access")], null, 51);

describe("a page of alerts reads few rows, however many there are", () => {
  it.each(["open", "resolved"] as const)("where they are %s", async (tab) => {
    expect((await list(tab)).alerts).toHaveLength(51);
    expect(rows.read).toBeLessThanOrEqual(110);
  });

  it("where they are one’s own", async () => {
    expect((await list("mine")).alerts).toHaveLength(51);
    expect(rows.read).toBeLessThanOrEqual(110);
  });
});

describe("a change of an alert", () => {
  const peter = actorBy("peter.novak@example.com", "access");
  const doing = { actor: peter, note: null, at: 5 };
  const key = { projectId: 130, chatId: 1 };

  it("writes few rows", async () => {
    const change = { key, changes: 1, state: "claimed", outcome: null } as const;
    await writeChanges(db, [change], { ...doing, action: "claim" }, { among: [], events: [] }, () => []);
    expect(rows.written).toBeLessThanOrEqual(6);
  });

  it("of what has changed meanwhile writes nothing", async () => {
    const late = { key, changes: 1, state: "resolved", outcome: "spam" } as const;
    await writeChanges(db, [late], { ...doing, action: "resolve" }, { among: [], events: [] }, () => []);
    expect(rows.written).toBe(0);
    const status = (await readStatuses(db, [key])).get("130/1");
    expect(status).toMatchObject({ state: "claimed", actor: peter, changes: 2, since: 5 });
  });

  it("of a hundred alerts is one round trip, and leaves the others as they are", async () => {
    const changes = Array.from({ length: 100 }, (_, index) => {
      return { key: { projectId: 130, chatId: 101 + index }, changes: 1, state: "claimed", outcome: null } as const;
    });
    await writeChanges(db, changes, { ...doing, action: "claim" }, { among: [], events: [] }, () => []);
    const claimed = await env.DB.prepare("SELECT count(*) FROM alerts WHERE who = ?").bind(peter.name).raw();
    expect(claimed).toEqual([[101]]);
  });
});
