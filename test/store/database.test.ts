import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase, StoreUnavailable } from "../../src/store/database.ts";
import { faultyDatabase } from "../worker/support/faulty.ts";

const ONE = [{ sql: "SELECT 1 AS one", values: [] }];
const patient = () => AbortSignal.timeout(5_000);

describe("D1", () => {
  it.each([
    "D1_ERROR: Network connection lost.",
    "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.",
    "D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.",
    "D1_ERROR: D1 DB is overloaded. Too many requests queued.",
    "D1_ERROR: D1 DB reset because its code was updated.",
    "D1_ERROR: internal error",
    "D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.",
  ])("is asked again after a passing fault: %s", async (message) => {
    const faulty = faultyDatabase(env.DB, { failures: 1, message });
    expect(await openDatabase(faulty.d1, patient()).batch(ONE)).toEqual([[{ one: 1 }]]);
    expect(faulty.batches()).toBe(2);
  });

  it("is asked four times at most", async () => {
    const faulty = faultyDatabase(env.DB, { failures: 9, message: "Network connection lost." });
    await expect(openDatabase(faulty.d1, patient()).batch(ONE)).rejects.toThrow(StoreUnavailable);
    expect(faulty.batches()).toBe(4);
  });

  it("is not asked again after a fault that stays", async () => {
    const faulty = faultyDatabase(env.DB, { failures: 9, message: "D1_ERROR: no such table: chats: SQLITE_ERROR" });
    await expect(openDatabase(faulty.d1, patient()).batch(ONE)).rejects.toThrow(StoreUnavailable);
    expect(faulty.batches()).toBe(1);
  });

  it.each([
    ["daily-rows-read", "D1_ERROR: Your account has exceeded D1's free tier daily row read limit."],
    ["daily-rows-written", "D1_ERROR: Your account has exceeded D1's free tier daily row write limit."],
    ["database-size", "D1_ERROR: Exceeded maximum DB size"],
    ["missing-schema", "D1_ERROR: no such table: chats: SQLITE_ERROR"],
    ["passing", "D1_ERROR: Network connection lost."],
  ])("says why it failed, once: %s", async (failure, message) => {
    const seen: unknown[] = [];
    const observer = { answered: () => {}, failed: (why: unknown) => void seen.push(why) };
    const faulty = faultyDatabase(env.DB, { failures: 9, message });
    await expect(openDatabase(faulty.d1, patient(), observer).batch(ONE)).rejects.toMatchObject({ failure });
    expect(seen).toEqual([failure]);
    expect(faulty.batches()).toBe(failure === "passing" ? 4 : 1);
  });

  it("says what it has read, written and holds beside each answer", async () => {
    const seen: unknown[] = [];
    const observer = { answered: (usage: unknown) => void seen.push(usage), failed: () => {} };
    const fact = { sql: "INSERT INTO facts (name, value) VALUES ('seen', '1')", values: [] };
    await openDatabase(env.DB, patient(), observer).batch([fact, { sql: "SELECT * FROM facts", values: [] }]);
    expect(seen).toEqual([{ rowsRead: 1, rowsWritten: 1, size: expect.any(Number) }]);
  });

  it("is sent no more statements than one invocation may, retries included", async () => {
    const faulty = faultyDatabase(env.DB, { failures: 1, message: "Network connection lost." });
    const failed: unknown[] = [];
    const observer = { answered: () => {}, failed: (why: unknown) => void failed.push(why) };
    const db = openDatabase(faulty.d1, patient(), observer, 5);
    await db.batch([...ONE, ...ONE]);
    await expect(db.batch([...ONE, ...ONE])).rejects.toMatchObject({ name: "StoreUnavailable", failure: "budget" });
    // It is no fault of D1.
    expect([faulty.batches(), failed]).toEqual([2, []]);
  });

  it("is waited for until the deadline, which all batches share", async () => {
    const db = openDatabase(faultyDatabase(env.DB, { hangs: true }).d1, AbortSignal.timeout(50));
    await expect(db.batch(ONE)).rejects.toThrow(StoreUnavailable);
    await expect(db.batch(ONE)).rejects.toMatchObject({ failure: "no-answer" });
  });
});
