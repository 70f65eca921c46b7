import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import worker from "../../../src/index.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, posted } from "../support/door.ts";

const START = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  vi.spyOn(console, "log").mockImplementation(() => {});
  await env.DB.batch(["facts", "deliveries", "outages"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (minutes: number) => vi.setSystemTime(START + minutes * MINUTE);
const cron = () => worker.scheduled(createScheduledController(), { ...env, COURIER: deaf([]) });

/** Couriers of whom it is only known who was woken. */
function deaf(woken: string[]) {
  const getByName = (name: string) => ({ wake: async () => void woken.push(name) });
  return but(env.COURIER, { getByName });
}

async function health(origin = ORIGIN, headers: Record<string, string> = {}) {
  const { response } = await direct(new Request(`${origin}/healthz`, { headers }), {});
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe("the check of the cron in /healthz", () => {
  it("fails after ten minutes without a run, and the deliveries are checked beside it", async () => {
    await cron();
    pass(10);
    expect(await health()).toEqual({
      status: 200,
      body: { status: "ok", checks: { settings: "ok", database: "ok", cron: "ok", deliveries: "ok" } },
    });
    pass(11);
    expect(await health()).toMatchObject({ status: 503, body: { checks: { cron: "failing", deliveries: "ok" } } });
    expect((await health(ORIGIN, ADMIN)).body.lastCronRun).toBe("2026-11-24T09:00:00.000Z");
  });

  it("waits for the first run for half an hour after the migration", async () => {
    const fact = `INSERT INTO facts (name, value) VALUES ('cron', '{"at":null,"turn":0,"awaitedSince":${START}}')`;
    await env.DB.prepare(fact).run();
    pass(30);
    expect(await health()).toMatchObject({ status: 200, body: { status: "ok", checks: { cron: "waiting" } } });
    pass(31);
    expect(await health()).toMatchObject({ status: 503, body: { checks: { cron: "failing" } } });
    await cron();
    expect(await health()).toMatchObject({ status: 200, body: { checks: { cron: "ok" } } });
  });

  it.each(["http://localhost:8787", "http://127.0.0.1:8787", "http://127.9.9.9", "http://[::1]:8787"])(
    "is shown at %s and never fails, because no cron fires there",
    async (origin) => {
      await cron();
      pass(60);
      expect(await health(origin)).toMatchObject({ status: 200, body: { status: "ok", checks: { cron: "waiting" } } });
    },
  );

  it("fails where localhost is only a part of the host", async () => {
    await cron();
    pass(60);
    for (const origin of ["https://localhost.example", "https://127.0.0.1.example"])
      expect((await health(origin)).body.checks.cron).toBe("failing");
  });
});

/** An instance that is asked again and again, and whom it woke. */
function instance() {
  const woken: string[] = [];
  let statements = 0;
  const batch = (batched: D1PreparedStatement[]) => {
    statements += batched.length;
    return env.DB.batch(batched);
  };
  const bindings = { ...env, COURIER: deaf(woken), DB: but(env.DB, { batch }) };
  const ask = async (request: Request) => {
    // The very same env, as the runtime hands it to every request of an isolate.
    const pending: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => void pending.push(work);
    const fetched = request as Parameters<typeof worker.fetch>[0];
    const { status } = await worker.fetch(fetched, bindings, but(createExecutionContext(), { waitUntil }));
    for (let done = 0; done < pending.length; done += 1) await pending[done];
    return status;
  };
  return { woken, ask, statements: () => statements };
}

describe("where the cron has stalled", () => {
  const page = () => new Request(`${ORIGIN}/quarantine.json`, { headers: ADMIN });
  const overdue = () =>
    recordDelivery(1, { status: "pending", note: null, ended_at: null, target: "leads", due_at: START - 2 * MINUTE });

  it.each([
    ["a page", page, 200],
    ["a chat", () => posted(chatBody(7)), 200],
    ["a body that is none", () => posted("{"), 422],
  ])("%s wakes whoever is overdue, when the last run is older than three minutes", async (_, request, status) => {
    await cron();
    await overdue();
    pass(3);
    const early = instance();
    await early.ask(request());
    expect(early.woken).toEqual([]);
    pass(4);
    const { ask, woken } = instance();
    expect([await ask(request()), woken]).toEqual([status, ["leads"]]);
  });

  it("it is looked after once a minute by each instance", async () => {
    await overdue();
    const { ask, woken, statements } = instance();
    await ask(page());
    const first = statements();
    await ask(page());
    expect([woken, statements() - first < first]).toEqual([["leads"], true]);
    pass(1);
    await ask(page());
    expect(woken).toEqual(["leads", "leads"]);
  });

  it("nobody is woken for what was recorded a moment ago, nor by a stranger", async () => {
    await recordDelivery(2, { status: "pending", note: null, ended_at: null, due_at: START - 1_000 });
    const { ask, woken } = instance();
    await ask(page());
    expect(woken).toEqual([]);
    await overdue();
    const other = instance();
    expect(await other.ask(new Request(`${ORIGIN}/`))).toBe(401);
    expect(other.statements()).toBe(0);
    expect(await other.ask(posted(chatBody(8), "?secret-key=wrong"))).toBe(401);
    expect(other.woken).toEqual([]);
  });
});
