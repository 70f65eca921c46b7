import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase, StoreUnavailable } from "../../src/store/database.ts";
import { faultyDatabase } from "../worker/faulty.ts";

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

  it("is waited for until the deadline, which all batches share", async () => {
    const db = openDatabase(faultyDatabase(env.DB, { hangs: true }).d1, AbortSignal.timeout(50));
    await expect(db.batch(ONE)).rejects.toThrow(StoreUnavailable);
    await expect(db.batch(ONE)).rejects.toThrow(StoreUnavailable);
  });
});
