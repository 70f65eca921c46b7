import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { moved } from "../../demo/moved.ts";
import sample from "../../fixtures/chats/sample.json";
import { chatBody, stored } from "../support/door.ts";
import { cron, newWatch } from "./support/watching.ts";

/** The rows written, and read, by each batch, whoever made it: the door, a courier or the cron. */
const written: number[] = [];
const read: number[] = [];

beforeEach(() => {
  written.length = 0;
  read.length = 0;
  const databases = Object.getPrototypeOf(env.DB);
  const original = databases.batch;
  vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, ...statements: unknown[]) {
    const results: D1Result[] = await Reflect.apply(original, this, statements);
    written.push(results.reduce((sum, result) => sum + result.meta.rows_written, 0));
    read.push(results.reduce((sum, result) => sum + result.meta.rows_read, 0));
    return results;
  });
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function sum(): number {
  return written.reduce((total, rows) => total + rows, 0);
}

describe("what a chat costs in D1", () => {
  it("is one round trip and five rows at most, where nobody needs to hear of it", async () => {
    // The first one of all takes the origin down too, and looks after the cron, once a minute: it never ran.
    await stored(chatBody(9));
    await vi.waitFor(() => expect(written).toHaveLength(3), 5_000);
    written.length = 0;
    await stored(chatBody(1));
    expect(written).toHaveLength(1);
    expect(sum()).toBeLessThanOrEqual(5);
    expect(sum()).toBeGreaterThanOrEqual(2);
  });

  it("is no row, and a second round trip that asks, when it comes again", async () => {
    await stored(chatBody(2));
    written.length = 0;
    await stored(chatBody(2));
    expect(written).toEqual([0, 0]);
  });

  it("is one round trip too where it is answered and its customer has nothing open, and two where they come back", async () => {
    const [early, late] = [moved(sample, Date.now() - 3_600_000), moved(sample, Date.now() - 1_000)];
    const customer = { contactId: 77, entityId: 78 };
    await stored(JSON.stringify({ ...early, ...customer, chatId: 20, disposition: "lost" }));
    written.length = 0;
    await stored(JSON.stringify({ ...late, contactId: 79, entityId: 80, chatId: 21 }));
    expect([written.length, sum() <= 5]).toEqual([1, true]);
    written.length = 0;
    await stored(JSON.stringify({ ...late, ...customer, chatId: 22 }));
    expect(written.slice(0, 3)).toEqual([0, 0, sum()]);
    expect(sum()).toBeLessThanOrEqual(15);
    const pending = () => env.DB.prepare("SELECT count(*) FROM deliveries WHERE status = 'pending'").raw();
    await vi.waitFor(async () => expect(await pending()).toEqual([[0]]), 10_000);
  });

  it("is twenty rows at most until one target has heard of it", async () => {
    await stored(chatBody(3, { disposition: "missed" }));
    const statuses = () => env.DB.prepare("SELECT status FROM deliveries WHERE chat_id = 3").raw();
    await vi.waitFor(async () => expect(await statuses()).toEqual([["sent"]]), 10_000);
    expect(sum()).toBeLessThanOrEqual(20);
    expect(sum()).toBeGreaterThanOrEqual(6);
  });
});

it("a minute in which nothing is odd writes one row, that the cron runs, and reads few, however many sights were told", async () => {
  await newWatch();
  const words = JSON.stringify(Array.from({ length: 1_000 }, (_, index) => index));
  await env.DB.prepare(`INSERT INTO sights (kind, what, first_at, last_at, count, told_at)
       SELECT 'quarantined', value, 1, 1, 1, 1 FROM json_each(?)`)
    .bind(words)
    .run();
  // Each of the groups that take turns has been first once: the secret of links is made.
  for (let run = 0; run < 4; run += 1) await cron(0, { QUIET_AFTER: "4h" });
  written.length = 0;
  read.length = 0;
  await cron(1, { QUIET_AFTER: "4h" });
  expect(sum()).toBe(1);
  expect(written).toHaveLength(16);
  expect(read.reduce((total, rows) => total + rows, 0)).toBeLessThanOrEqual(60);
});
