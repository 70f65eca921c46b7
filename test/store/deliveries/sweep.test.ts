import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../src/store/database.ts";
import { DELIVERY_SWEEP_STATEMENTS, sweepDeliveries } from "../../../src/store/deliveries/sweep.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 24);

async function plantMessage(id: string, status: string, into: string | null = null): Promise<void> {
  await env.DB.prepare(`INSERT INTO messages (id, target, kind, form, deliveries, status, code, args, made, version,
       created_at, due_at) VALUES (?, 'slack', 'alert', 'rich', '[]', ?, 'x', ?, 1, 1, 1, 1)`)
    .bind(id, status, JSON.stringify(into === null ? {} : { into }))
    .run();
}

/** `message` of each; they are told to one target, the first is due for longest. */
async function plantDeliveries(count: number, first: number, status: string, message: string | null): Promise<void> {
  await env.DB.prepare(`WITH RECURSIVE numbers(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ?2)
       INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at, message)
       SELECT '130-' || i || '-alert-1-slack', i, 130, 'alert', 'slack', '["lost"]', ?3, i, i, ?4 FROM numbers`)
    .bind(first, first + count - 1, status, message)
    .run();
}

/** How many deliveries stand so. */
async function status(): Promise<readonly unknown[]> {
  const { results } = await env.DB.prepare(
    "SELECT status, message, earlier_messages AS earlier, count(*) AS n FROM deliveries GROUP BY 1, 2, 3 ORDER BY min(due_at)",
  ).all();
  return results;
}

const messageOf = (chat: number) =>
  env.DB.prepare("SELECT message FROM deliveries WHERE chat_id = ?").bind(chat).first("message");

/** What a run asks for. */
function counting() {
  const asked = { statements: 0, read: 0, written: 0 };
  const counted: Database = {
    async batch(sent) {
      asked.statements += sent.length;
      const results = await env.DB.batch<Record<string, unknown>>(
        sent.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)),
      );
      for (const { meta } of results) {
        asked.read += meta.rows_read;
        asked.written += meta.rows_written;
      }
      return results.map(({ results: rows }) => rows);
    },
  };
  return { asked, counted };
}

beforeEach(async () => {
  const tables = ["deliveries", "messages", "facts"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

describe("a delivery that an older version made pending again", () => {
  it("is in no message any more where its message has ended, and remembers it", async () => {
    for (const status of ["sent", "dead", "suppressed", "ended"]) await plantMessage(status, status);
    for (const [index, status] of ["sent", "dead", "suppressed", "ended", "unknown"].entries()) {
      await plantDeliveries(1, index + 1, "pending", status);
    }
    await sweepDeliveries(db, NOW);
    expect(await status()).toEqual(
      ["sent", "dead", "suppressed", "ended", "unknown"].map((id) => ({
        ...{ status: "pending", message: null, earlier: JSON.stringify([id]), n: 1 },
      })),
    );
  });

  it("stays in a message that waits, and in one that another which waits has taken in", async () => {
    await plantMessage("waits", "pending");
    await plantMessage("taken", "absorbed", "waits");
    await plantMessage("taken-first", "absorbed", "taken");
    await plantMessage("over", "dead");
    await plantMessage("taken-by-over", "absorbed", "over");
    const messages = ["waits", "taken", "taken-first", "over", "taken-by-over"];
    for (const [index, message] of messages.entries()) await plantDeliveries(1, index + 1, "pending", message);
    await sweepDeliveries(db, NOW);
    const left = await Promise.all(messages.map((_, index) => messageOf(index + 1)));
    expect(left).toEqual(["waits", "taken", "taken-first", null, null]);
  });

  it("is no matter where messages took in each other in a circle", async () => {
    await plantMessage("one", "absorbed", "other");
    await plantMessage("other", "absorbed", "one");
    await plantDeliveries(2, 1, "pending", "one");
    await sweepDeliveries(db, NOW);
    expect(await messageOf(1)).toBeNull();
  });

  it("is none that has ended", async () => {
    await plantMessage("over", "sent");
    await plantDeliveries(2, 1, "sent", "over");
    await sweepDeliveries(db, NOW);
    expect(await status()).toEqual([{ status: "sent", message: "over", earlier: null, n: 2 }]);
  });

  it("is looked for once a day, not each minute", async () => {
    await plantMessage("over", "dead");
    await sweepDeliveries(db, NOW);
    await plantDeliveries(1, 1, "pending", "over");
    await sweepDeliveries(db, NOW + DAY - 1);
    expect(await messageOf(1)).toBe("over");
    await sweepDeliveries(db, NOW + DAY);
    expect(await messageOf(1)).toBeNull();
  });

  it("is found once, where a run loses D1's answers and does all of it again", async () => {
    await plantMessage("over", "dead");
    await plantDeliveries(700, 1, "pending", "over");
    const forgetful: Database = {
      async batch(sent) {
        await db.batch(sent);
        return db.batch(sent);
      },
    };
    for (let run = 0; run < 3; run += 1) await sweepDeliveries(forgetful, NOW + run);
    expect(await status()).toEqual([{ status: "pending", message: null, earlier: '["over"]', n: 700 }]);
  });

  it("is found in bounded runs, however many are pending for a target that is off", async () => {
    await plantMessage("over", "dead");
    await plantMessage("waits", "pending");
    await plantDeliveries(50_000, 1, "pending", null);
    await plantDeliveries(49_990, 50_001, "pending", "waits");
    await plantDeliveries(10, 99_991, "pending", "over");
    let runs = 0;
    for (; (await messageOf(100_000)) !== null; runs += 1) {
      const { asked, counted } = counting();
      await sweepDeliveries(counted, NOW + runs * 60_000);
      expect(asked.statements).toBeLessThanOrEqual(DELIVERY_SWEEP_STATEMENTS);
      expect(asked.read).toBeLessThanOrEqual(3_000);
      expect(asked.written).toBeLessThanOrEqual(50);
    }
    expect(runs).toBe(200);
    expect(await status()).toEqual([
      { status: "pending", message: null, earlier: null, n: 50_000 },
      { status: "pending", message: "waits", earlier: null, n: 49_990 },
      { status: "pending", message: null, earlier: '["over"]', n: 10 },
    ]);
  });
});
