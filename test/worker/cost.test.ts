import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chatBody, stored } from "./door.ts";

/** The rows written by each batch, whoever made it: the door or a courier. */
const written: number[] = [];

beforeEach(() => {
  written.length = 0;
  const databases = Object.getPrototypeOf(env.DB);
  const original = databases.batch;
  vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, ...statements: unknown[]) {
    const results: D1Result[] = await Reflect.apply(original, this, statements);
    written.push(results.reduce((sum, result) => sum + result.meta.rows_written, 0));
    return results;
  });
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
});

afterEach(() => vi.restoreAllMocks());

function sum(): number {
  return written.reduce((total, rows) => total + rows, 0);
}

describe("what a chat costs in D1", () => {
  it("is one round trip and four rows at most, where nobody needs to hear of it", async () => {
    await stored(chatBody(1));
    expect(written).toHaveLength(1);
    expect(sum()).toBeLessThanOrEqual(4);
    expect(sum()).toBeGreaterThanOrEqual(2);
  });

  it("is no row, and a second round trip that asks, when it comes again", async () => {
    await stored(chatBody(2));
    written.length = 0;
    await stored(chatBody(2));
    expect(written).toEqual([0, 0]);
  });

  it("is ten rows at most until one target has heard of it", async () => {
    await stored(chatBody(3, { disposition: "missed" }));
    const statuses = () => env.DB.prepare("SELECT status FROM deliveries WHERE chat_id = 3").raw();
    await vi.waitFor(async () => expect(await statuses()).toEqual([["sent"]]), 10_000);
    expect(sum()).toBeLessThanOrEqual(10);
    expect(sum()).toBeGreaterThanOrEqual(6);
  });
});
