import { createExecutionContext, createScheduledController, env, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import worker, { type Courier } from "../../../src/index.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, ORIGIN, posted } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

const READ = "D1_ERROR: Your account has exceeded D1's free tier daily row read limit. Upgrade to a paid plan.";
const SIZE = "D1_ERROR: Exceeded maximum DB size";

/** What Slack got, and what was logged. */
const got: string[] = [];
const logged: string[] = [];

beforeEach(async () => {
  got.length = 0;
  logged.length = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    got.push(String(init?.body));
    return new Response("ok");
  });
  vi.spyOn(console, "log").mockImplementation((line) => void logged.push(line));
  tests += 1;
  await courier(async () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Each test tells a target of its own, whose courier remembers nothing of the others. */
let tests = 0;
const engineer = () => `ops-${tests}`;
const settings = () => ({
  ENGINEERS: [engineer()],
  TARGETS: { [engineer()]: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" } },
});

/** The engineer's courier under these settings, and with the bindings replaced. */
function courier(work: (courier: Courier) => Promise<void>, changes: object = {}): Promise<void> {
  return runInDurableObject(env.COURIER.getByName(engineer()), async (own: Courier, { storage }) => {
    Reflect.set(own, "env", { ...env, ...settings(), ...changes });
    await storage.put("target", engineer());
    await work(own);
  });
}

/** D1 that has reached a limit, for one isolate: these bindings. */
function limited(message: string) {
  const { d1: DB, batches } = faultyDatabase(env.DB, { failures: 999, message });
  return {
    bindings: { ...env, ...settings(), DB: but(DB, { prepare: (sql: string) => failing(sql, message) }) },
    batches,
  };
}

/** A statement that is run by itself. */
function failing(sql: string, message: string): D1PreparedStatement {
  return but(env.DB.prepare(sql), { run: () => Promise.reject(new Error(message)) });
}

async function ask(request: Request, bindings: object): Promise<Response> {
  const { response, rest } = await direct(request, bindings);
  await rest;
  return response;
}

const lines = (event: string) => logged.filter((line) => line.includes(`"event":"${event}"`));

describe("while D1 has reached a limit", () => {
  it("a chat is answered 503, the log says why in a word, and one target hears of it once", async () => {
    const { bindings, batches } = limited(READ);
    for (let chat = 1; chat <= 3; chat += 1) expect((await ask(posted(chatBody(chat)), bindings)).status).toBe(503);
    // It is not asked again what it will refuse until midnight.
    expect(batches()).toBe(3);
    expect(lines("request")).toHaveLength(3);
    for (const line of lines("request")) expect(line).toContain('"outcome":"unavailable"');
    for (const line of lines("request")) expect(line).toContain('"cause":"daily-rows-read"');
    expect(logged.join("")).not.toContain("Upgrade to a paid plan");
    expect(got).toHaveLength(1);
    expect(got[0]).toContain("rows read per day");
    expect(lines("limit")).toHaveLength(1);
  });

  it.each([
    ["a page", () => new Request(`${ORIGIN}/`, { headers: ADMIN })],
    ["/healthz, asked by anybody", () => new Request(`${ORIGIN}/healthz`)],
  ])("so it is where %s comes upon it", async (_, request) => {
    expect((await ask(request(), limited(READ).bindings)).status).toBe(503);
    expect(got).toHaveLength(1);
  });

  it("so it is where the cron does, whose every line says why", async () => {
    await worker.scheduled(createScheduledController(), limited(SIZE).bindings);
    expect(got).toHaveLength(1);
    expect(got[0]).toContain("size of the database");
    for (const event of ["heartbeat", "watch", "sweep", "erasure", "retention", "stale-copies", "alert-sweep"]) {
      expect(lines(event)).toEqual([expect.stringContaining('"cause":"database-size"')]);
    }
  });

  it("so it is where a courier does, which has sent something and can not tell D1", async () => {
    await env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('leads', 1, 'gone')").run();
    const pending = { status: "pending", note: null, ended_at: null, attempts: "[]", due_at: 1 };
    await recordDelivery(1, { ...pending, target: engineer(), kind: "outage", other_target: "leads" });
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      if (results.some(({ meta }) => meta.rows_written > 0)) throw new Error(SIZE);
      return results;
    };
    await courier((own) => own.alarm(), { DB: but(env.DB, { batch }) });
    expect([got.length, lines("settle").length]).toEqual([1, 1]);
    // By then the target may be sent something again.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await courier((own) => own.alarm(), { DB: but(env.DB, { batch }) });
    await vi.waitFor(() => expect(got).toHaveLength(2), 5_000);
    expect(got[1]).toContain("size of the database");
    expect(lines("settle")[0]).toContain('"cause":"database-size"');
  });

  it("nobody is told of what is no limit", async () => {
    const response = await ask(posted(chatBody(9)), limited("D1_ERROR: no such table: chats: SQLITE_ERROR").bindings);
    expect([response.status, got]).toEqual([503, []]);
    expect(lines("request")[0]).toContain('"cause":"missing-schema"');
  });

  it("a target that can not be told keeps nobody waiting, and is a line of the log", async () => {
    const deaf = { getByName: () => ({ noticeLimit: () => Promise.reject(new Error("lost")) }) };
    const { bindings } = limited(READ);
    const response = await ask(posted(chatBody(8)), { ...bindings, COURIER: but(env.COURIER, deaf) });
    expect([response.status, got]).toEqual([503, []]);
    expect(lines("limit")[0]).toContain('"outcome":"failed"');
  });
});

describe("a limit that is reached is named by /healthz", () => {
  async function health(bindings: object, headers: Record<string, string> = {}) {
    const response = await ask(new Request(`${ORIGIN}/healthz`, { headers }), bindings);
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  it("to everybody as a check that fails, and to the administrator in words", async () => {
    const { bindings } = limited(READ);
    const checks = { settings: "ok", database: "failing", cron: "failing", deliveries: "failing" };
    expect(await health(bindings)).toEqual({ status: 503, body: { status: "failing", checks } });
    const { body } = await health(bindings, ADMIN);
    const midnight = new Date((Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000).toISOString();
    expect(body).toMatchObject({
      databaseFailure: "daily-rows-read",
      limits: [
        { limit: "daily-rows-read", until: midnight, explanation: expect.stringContaining("Workers Paid plan") },
      ],
    });
    expect(body.limits[0].explanation).toContain(midnight);
  });

  it("also where reads still work: as this instance saw it last, and by the database's size", async () => {
    const failing = { fails: true };
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      if (failing.fails && results.some(({ meta }) => meta.rows_written > 0)) throw new Error(SIZE);
      return results;
    };
    const pending: Promise<unknown>[] = [];
    const bindings = { ...env, ...settings(), DB: but(env.DB, { batch }) };
    const execution = but(createExecutionContext(), { waitUntil: (work: Promise<unknown>) => void pending.push(work) });
    const same = async (request: Request) => {
      const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], bindings, execution);
      for (let done = 0; done < pending.length; done += 1) await pending[done];
      return response;
    };
    const healthOf = async () =>
      JSON.parse(await (await same(new Request(`${ORIGIN}/healthz`, { headers: ADMIN }))).text());
    expect((await healthOf()).checks.database).toBe("ok");
    expect((await same(posted(chatBody(21)))).status).toBe(503);
    expect(await healthOf()).toMatchObject({
      status: "failing",
      checks: { database: "failing", deliveries: "ok" },
      limits: [{ limit: "database-size", until: null }],
      databaseFailure: null,
      ledger: expect.anything(),
    });
  });

  it("by the size that D1 says, where that is what DATABASE_LIMIT_MB allows", async () => {
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      return results.map((result) => ({ ...result, meta: { ...result.meta, size_after: 699_999_000 } }));
    };
    const DB = but(env.DB, { batch });
    const { body } = await health({ ...env, DB, DATABASE_LIMIT_MB: "700" }, ADMIN);
    expect(body).toMatchObject({ checks: { database: "failing" }, limits: [{ limit: "database-size", until: null }] });
    expect((await health({ ...env, DB, DATABASE_LIMIT_MB: "800" }, ADMIN)).body).toMatchObject({ limits: [] });
  });
});
