import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { NO_SUMMARY } from "../../../src/alerts/summary.ts";
import { listAlerts } from "../../../src/store/alerts/list.ts";
import { SWEEP_STATEMENTS, sweepAlerts } from "../../../src/store/alerts/sweep.ts";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { actorBy } from "../../alerts/support/actors.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 24);

/** Open alerts, as an older version left them: their chats are kept, gone, or spam. */
async function plant(count: number, first: number, chat: { gone: string | null; spam: number }): Promise<void> {
  const ids = JSON.stringify(Array.from({ length: count }, (_, index) => first + index));
  const put = (sql: string, ...values: readonly (string | number | null)[]) =>
    env.DB.prepare(`${sql} FROM json_each(?)`).bind(...values, ids);
  await env.DB.batch([
    put(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at, gone)
       SELECT value, 130, 1, 1, '', 0, ?, value, ?`,
      chat.spam,
      chat.gone,
    ),
    put(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
       SELECT value, 130, '["lost"]', 1, 'open', 1, 3, value, value, ?`,
      JSON.stringify(NO_SUMMARY),
    ),
  ]);
}

beforeEach(async () => {
  const tables = ["chats", "alerts", "follow_ups", "facts"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

const states = async () =>
  (await env.DB.prepare("SELECT state, ended_as, count(*) AS n FROM alerts GROUP BY 1, 2 ORDER BY 1, 2").raw()).map(
    (row) => row,
  );
const inbox = async () =>
  (
    await listAlerts(
      db,
      { tab: "open", queue: null, reason: null },
      [actorBy("jane.smith@example.com", "access")],
      null,
      51,
    )
  ).alerts;

describe("alerts that an older version left open though their chats expired or became spam", () => {
  it("end in bounded steps, and what is live behind them comes to the front", async () => {
    await plant(900, 1, { gone: "expired", spam: 0 });
    await plant(300, 2_000, { gone: null, spam: 1 });
    await plant(10, 5_000, { gone: null, spam: 0 });
    let runs = 0;
    for (; (await inbox()).length < 10 || runs < 8; runs += 1) {
      if (runs > 20) throw new Error("the sweep does not end");
      let statements = 0;
      const counting: Database = {
        batch(sent) {
          statements += sent.length;
          return db.batch(sent);
        },
      };
      await sweepAlerts(counting, NOW + runs * 60_000);
      expect(statements).toBeLessThanOrEqual(SWEEP_STATEMENTS);
    }
    expect(await states()).toEqual([
      ["open", null, 10],
      ["resolved", "expired", 900],
      ["resolved", "marked-as-spam", 300],
    ]);
  });

  it("are looked for once a day, not each minute", async () => {
    await plant(3, 1, { gone: null, spam: 0 });
    await sweepAlerts(db, NOW);
    await env.DB.exec("UPDATE chats SET is_spam = 1 WHERE chat_id = 2");
    await sweepAlerts(db, NOW + DAY - 1);
    expect(await states()).toEqual([["open", null, 3]]);
    await sweepAlerts(db, NOW + DAY);
    expect(await states()).toEqual([
      ["open", null, 2],
      ["resolved", "marked-as-spam", 1],
    ]);
  });

  it("stay where the chat came in again while the sweep was looking", async () => {
    await plant(2, 1, { gone: null, spam: 1 });
    let batches = 0;
    const slow: Database = {
      async batch(sent) {
        batches += 1;
        // The third writes what the second has found.
        if (batches === 3) await env.DB.exec("UPDATE chats SET is_spam = 0 WHERE chat_id = 2");
        return db.batch(sent);
      },
    };
    await sweepAlerts(slow, NOW);
    expect(await states()).toEqual([
      ["open", null, 1],
      ["resolved", "marked-as-spam", 1],
    ]);
  });

  it("end once, where a run loses D1's answers and does all of it again", async () => {
    await plant(5, 1, { gone: "expired", spam: 0 });
    const forgetful: Database = {
      async batch(sent) {
        await db.batch(sent);
        return db.batch(sent);
      },
    };
    await sweepAlerts(forgetful, NOW);
    expect(await states()).toEqual([["resolved", "expired", 5]]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM follow_ups").first("n")).toBe(5);
  });
});
