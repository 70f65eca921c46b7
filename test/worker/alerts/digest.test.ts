import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cron, newWatch, rows } from "../service/support/watching.ts";
import { but } from "../support/direct.ts";

const MORNING = { TIME_ZONE: "UTC", DIGEST_DAILY: "10:00", DIGEST_WEEKLY: "Mon 10:00" };
const DAY = 24 * 60;

const digests = () => rows("SELECT id, target, status, note, code FROM deliveries WHERE kind = 'digest' ORDER BY id");

/** Nobody is woken, so that what is made stays as it was made. */
const asleep = () => ({ COURIER: but(env.COURIER, { getByName: () => ({ wake: async () => {} }) }) });

/** D1 that fails whatever it is asked. */
function away() {
  return { DB: but(env.DB, { batch: () => Promise.reject(new Error("D1 is away")) }) };
}

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await newWatch();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const of = (id: unknown) => String(id).replace(/\d{4}-\d\d-\d\d/, "DATE");

describe("the cron", () => {
  it("makes each digest once over two days of minutes, whatever fails in between", async () => {
    for (let minute = 0; minute < 2 * DAY; minute += 10) {
      // From two minutes before it is due until an hour after, D1 is away.
      const fails = minute >= 58 && minute < 120;
      await cron(minute, { ...MORNING, ...asleep(), ...(fails ? away() : {}) });
      if (fails) expect(await digests()).toEqual([]);
    }
    const made = await digests();
    expect(made.map(({ id, status }) => [of(id), status])).toEqual([
      ["digest-daily-DATE-1000-slack", "pending"],
      ["digest-daily-DATE-1000-slack", "pending"],
      ["digest-weekly-DATE-1000-slack", "pending"],
    ]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });

  it("makes up for no more than twelve hours", async () => {
    await cron(60 + 12 * 60 + 1, { ...MORNING, ...asleep() });
    expect(await digests()).toEqual([]);
  });

  it("makes none where none is asked for, and asks the database for nothing in a minute in which none is due", async () => {
    const asked: string[] = [];
    const batch = (statements: D1PreparedStatement[]) => {
      asked.push(...statements.map((statement) => String(Reflect.get(statement, "statement"))));
      return env.DB.batch(statements);
    };
    const changes = { ...asleep(), DB: but(env.DB, { batch }) };
    await cron(61, changes);
    await cron(59, { ...changes, ...MORNING });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((sql) => sql.includes("'digest'"))).toEqual([]);
    await cron(60, { ...changes, ...MORNING });
    expect(asked.filter((sql) => sql.includes("'digest'"))).toHaveLength(1);
  });

  it("writes no row for a digest that is made already", async () => {
    // Until each of the groups that take turns has been first once.
    for (let run = 0; run < 4; run += 1) await cron(60, { ...MORNING, ...asleep() });
    let written = 0;
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      written += results.reduce((sum, { meta }) => sum + meta.rows_written, 0);
      return results;
    };
    await cron(61, { ...MORNING, ...asleep(), DB: but(env.DB, { batch }) });
    // One, that the cron runs.
    expect(written).toBe(1);
    expect(await digests()).toHaveLength(2);
  });
});

describe("on a fresh deployment", () => {
  it("nothing is sent: there is nothing to tell", async () => {
    const sent = vi.spyOn(globalThis, "fetch");
    await cron(60, { TIME_ZONE: "UTC", DIGEST_DAILY: "10:00" });
    const ended = async () => (await digests()).map(({ status, note, code }) => [status, note, code]);
    await vi.waitFor(
      async () => expect(await ended()).toEqual([["suppressed", "nothing to tell", "nothing-to-report"]]),
      10_000,
    );
    expect(sent).not.toHaveBeenCalled();
  });
});
