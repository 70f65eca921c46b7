import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { NO_SUMMARY } from "../../../src/alerts/summary.ts";
import { keepFigures } from "../../../src/statistics/compute.ts";
import { readStatistics } from "../../../src/statistics/report.ts";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { readLedger } from "../../../src/store/statistics/ledger.ts";
import { but } from "../../worker/support/direct.ts";
import { DAY, MINUTE } from "./support/stage.ts";

const ZONE = "Europe/Budapest";
const NOW = Date.parse("2031-11-24T10:07:00Z");
/** The history is so long, whatever there is in it. */
const DAYS = 20;
const OPEN = 200;

const counted = { read: 0, written: 0, statements: 0 };

/** D1 that counts what it is asked. */
const db: Database = openDatabase(
  but(env.DB, {
    batch: async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      counted.statements += statements.length;
      const read = results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
      counted.read += read;
      counted.written += results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
      return results;
    },
  }),
  new AbortController().signal,
);

async function counting(work: () => Promise<unknown>): Promise<typeof counted> {
  Object.assign(counted, { read: 0, written: 0, statements: 0 });
  await work();
  return { ...counted };
}

/** A history of so many chats; each tenth had an alert, which is over, and two deliveries, which were sent. */
async function plant(chats: number): Promise<void> {
  const summary = JSON.stringify({ ...NO_SUMMARY, agents: ["Jane Smith"], queue: "Sales" });
  const [first, step] = [NOW - (DAYS + 1) * DAY, (DAYS * DAY) / chats];
  for (let from = 0; from < chats; from += 20_000) {
    const ids = JSON.stringify(Array.from({ length: Math.min(20_000, chats - from) }, (_, index) => from + index + 1));
    const of = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values, ids);
    await env.DB.batch([
      of(
        `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, queue, agent, received_at)
         SELECT value, 130, 1, 1, '', 1, 0, 'Queue ' || value % 30, 'Agent ' || value % 50,
           CAST(?1 + value * ?2 AS INTEGER) FROM json_each(?3)`,
        ...[first, step],
      ),
      of(
        `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, outcome, summary)
         SELECT value, 130, '["lost"]', 1, 'resolved', 1, 1, CAST(?1 + value * ?2 AS INTEGER),
           CAST(?1 + value * ?2 AS INTEGER) + value % 5000 * 1000, 'called-back', ?3
         FROM json_each(?4) WHERE value % 10 = 0`,
        ...[first, step, summary],
      ),
      of(
        `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
         SELECT '130-' || json_each.value || '-alert-1-' || target.value, json_each.value, 130, 'alert', target.value,
           '["lost"]', 'sent', CAST(?1 + json_each.value * ?2 AS INTEGER), 0
         FROM json_each(?3) CROSS JOIN json_each('["slack", "leads"]') AS target WHERE json_each.value % 10 = 0`,
        ...[first, step],
      ),
    ]);
  }
}

/** What is open is the same in every history, and came just now. */
async function plantOpen(): Promise<void> {
  const ids = JSON.stringify(Array.from({ length: OPEN }, (_, index) => 1_000_000 + index));
  const summary = JSON.stringify({ ...NO_SUMMARY, queue: "Sales" });
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
       SELECT value, 130, '["lost"]', 1, 'open', 1, 1, ?1 - value % 7 * 100000, ?1, ?2 FROM json_each(?3)`,
    ).bind(NOW, summary, ids),
    env.DB.prepare(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, queue, received_at)
       SELECT value, 130, 1, 1, '', 1, 0, 'Sales', ?1 - value % 7 * 100000 FROM json_each(?2)`,
    ).bind(NOW, ids),
  ]);
}

async function revision(): Promise<number> {
  return (await env.DB.prepare("SELECT revision FROM figures_progress").first<number>("revision")) ?? 0;
}

/** Runs the job until nothing is left to be done; the most that one run asked. */
async function compute(): Promise<{ readonly runs: number; readonly read: number; readonly statements: number }> {
  const most = { runs: 0, read: 0, statements: 0 };
  for (let before = -1; before !== (await revision()); most.runs += 1) {
    before = await revision();
    const { read, statements } = await counting(() => keepFigures(db, ZONE, NOW));
    Object.assign(most, { read: Math.max(most.read, read), statements: Math.max(most.statements, statements) });
  }
  return most;
}

const span = (from: number, to: number) => ({ from: NOW + from * DAY, to: NOW + to * DAY });

/** What each reader asks of a history of so many chats, once it is computed. */
async function costs(chats: number) {
  await plant(chats);
  await plantOpen();
  const job = await compute();
  const read = async (work: () => Promise<unknown>) => (await counting(work)).read;
  return {
    job,
    idle: await counting(() => keepFigures(db, ZONE, NOW + MINUTE)),
    month: await read(() => readStatistics(db, ZONE, { time: span(-27, 1), before: span(-55, -27), days: [] })),
    quarter: await read(() => readStatistics(db, ZONE, { time: span(-91, 1), before: span(-183, -91), days: [] })),
    ledger: await read(() => readLedger(db, NOW)),
  };
}

const TABLES = ["chats", "alerts", "deliveries"].concat(
  ["quarters", "days", "marks", "progress", "ledger"].map((name) => `figures_${name}`),
);

it("reading figures costs the same at a thousand chats and at a hundred thousand", async () => {
  const small = await costs(1_000);
  await env.DB.batch(TABLES.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const large = await costs(100_000);
  for (const what of ["month", "quarter", "ledger"] as const) {
    expect(Math.abs(large[what] - small[what])).toBeLessThanOrEqual(20);
    expect(large[what]).toBeLessThan(5_000);
  }
  expect(Math.abs(large.idle.read - small.idle.read)).toBeLessThanOrEqual(20);
  expect(large.idle).toMatchObject({ written: 0 });
  expect(large.job.statements).toBeLessThanOrEqual(12);
  expect(large.job.read).toBeLessThan(10_000);
}, 120_000);
