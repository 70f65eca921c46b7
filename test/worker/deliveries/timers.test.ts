import { env, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Courier } from "../../../src/index.ts";
import { watchTimers } from "../../support/timers.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { chatBody, posted } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** Slack's courier does something, and has the bindings replaced for it. How many timers it set, and has left. */
function timersOf(work: (courier: Courier) => Promise<unknown>, changes: object = {}) {
  return runInDurableObject(env.COURIER.getByName("slack"), async (courier: Courier, { storage }) => {
    const own: unknown = Reflect.get(courier, "env");
    Reflect.set(courier, "env", { ...env, ...changes });
    await storage.put("target", "slack");
    const timers = watchTimers();
    await work(courier);
    Reflect.set(courier, "env", own);
    return { started: timers.started(), left: timers.left() };
  });
}

const statusOf = (id: string) => env.DB.prepare("SELECT status FROM deliveries WHERE id = ?").bind(id).first("status");

describe("a timer is left by no", () => {
  it("round of a courier that has sent something", async () => {
    await env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('leads', 1, 'gone')").run();
    const pending = { status: "pending", note: null, ended_at: null, attempts: "[]", due_at: 1 };
    const id = await recordDelivery(1, { ...pending, kind: "outage", other_target: "leads" });
    const { started, left } = await timersOf((courier) => courier.alarm());
    expect(await statusOf(id)).toBe("sent");
    expect([started > 0, left]).toEqual([true, 0]);
  });

  it("round of a courier to which D1 does not answer well", async () => {
    const { d1: DB } = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: broken" });
    const { started, left } = await timersOf((courier) => courier.alarm(), { DB });
    expect([started > 0, left]).toEqual([true, 0]);
  });

  it("test message", async () => {
    const { started, left } = await timersOf((courier) => courier.sendTest("slack"));
    expect([started > 0, left]).toEqual([true, 0]);
  });

  it("chat, once what goes on after the answer has ended", async () => {
    const timers = watchTimers();
    const { response, rest } = await direct(posted(chatBody(1)), {});
    await rest;
    expect([response.status, timers.started() > 0, timers.left()]).toEqual([200, true, 0]);
  });
});
