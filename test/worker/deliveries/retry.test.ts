import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { requeueDead } from "../../../src/store/deliveries/resend.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { CREATED, FAILURES, recordDelivery, recorded } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, LINK_SECRET, ORIGIN, stored } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

const told: string[] = [];

beforeEach(() => {
  told.length = 0;
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    told.push(String(init?.body));
    return new Response("ok");
  });
});

afterEach(() => vi.restoreAllMocks());

/** A chat that nobody needs to hear of by itself, with a delivery to be tried again. */
async function prepared(chat: number, changes: object = {}): Promise<string> {
  await stored(chatBody(chat));
  return recordDelivery(chat, changes);
}

async function post(path: string, init: RequestInit = {}) {
  const response = await get(path, { method: "POST", ...init });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function whenSent(id: string) {
  await vi.waitFor(async () => expect((await recorded(id)).status).toBe("sent"), 10_000);
  return recorded(id);
}

describe("POST /deliveries/{id}/retry", () => {
  it("sends a dead one again, and keeps what was recorded", async () => {
    const id = await prepared(1);
    const { status, body } = await post(`/deliveries/${id}/retry`);
    expect([status, body]).toEqual([200, { delivery: id, status: "pending", was: "dead" }]);
    const { attempts, note } = await whenSent(id);
    expect(attempts).toEqual([...FAILURES, expect.objectContaining({ outcome: "sent" })]);
    expect(note).toBe("answered 200");
    expect(told).toHaveLength(1);
  });

  it("sends a suppressed one again", async () => {
    const id = await prepared(2, { status: "suppressed", note: "marked as spam since", attempts: "[]" });
    expect((await post(`/deliveries/${id}/retry`)).body).toMatchObject({ was: "suppressed" });
    await whenSent(id);
  });

  it("sends a held one now", async () => {
    const due_at = Date.now() + 86_400_000;
    const id = await prepared(3, { status: "pending", note: null, ended_at: null, attempts: "[]", due_at });
    expect((await post(`/deliveries/${id}/retry`)).body).toMatchObject({ was: "pending" });
    await whenSent(id);
  });

  it("is 409 for what was sent, and for what is meant for nobody, and says why", async () => {
    const sent = await prepared(4, { status: "sent", note: "answered 200" });
    const silent = await prepared(5, { status: "suppressed", target: "-" });
    const answers = [await post(`/deliveries/${sent}/retry`), await post(`/deliveries/${silent}/retry`)];
    expect(answers).toMatchObject([
      { status: 409, body: { detail: expect.stringContaining("told twice") } },
      { status: 409, body: { detail: expect.stringContaining("no target to tell") } },
    ]);
    expect((await recorded(silent)).status).toBe("suppressed");
    expect(told).toEqual([]);
  });

  it("is 404 for what is none", async () => {
    expect((await post("/deliveries/130-9-alert-1-slack/retry")).status).toBe(404);
  });

  it("is 401 without the admin token, a link included", async () => {
    const id = await prepared(6);
    const path = `/deliveries/${id}/retry`;
    const link = await signLink(LINK_SECRET, path, "slack", Date.now() + 60_000);
    for (const url of [path, link, "/deliveries/nothing/retry", "/deliveries/retry?target=slack"])
      expect((await post(url, { headers: {} })).status).toBe(401);
    expect((await recorded(id)).status).toBe("dead");
  });

  it("is 503 while D1 is away, and changes nothing", async () => {
    const id = await prepared(7);
    const DB = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: broken" }).d1;
    const request = new Request(`${ORIGIN}/deliveries/${id}/retry`, { method: "POST", headers: ADMIN });
    expect((await direct(request, { DB })).response.status).toBe(503);
    expect((await recorded(id)).status).toBe("dead");
  });
});

/** Deliveries of which the first are dead, and the others sent; they tell of nothing that is still so. */
async function dead(target: string, count: number, all: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
     INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
     SELECT 'watch-' || n || '-' || ?2, 'watch', ?2, '[]', iif(n <= ?3, 'dead', 'sent'), n, n FROM numbers`,
  )
    .bind(all, target, count)
    .run();
}

describe("POST /deliveries/retry", () => {
  it("sends every dead one of a target again, and says how many", async () => {
    const failed = [await prepared(11), await prepared(12, { created_at: CREATED + 1 })];
    const others = [await prepared(13, { target: "leads" }), await prepared(14, { status: "suppressed" })];
    // Of the tests above some may be dead still.
    const { status, body } = await post("/deliveries/retry?target=slack");
    expect(status).toBe(200);
    expect(body).toEqual({ target: "slack", retried: expect.any(Number), more: false });
    expect(body.retried).toBeGreaterThanOrEqual(2);
    for (const id of failed) expect((await whenSent(id)).attempts).toHaveLength(3);
    for (const id of others) expect((await recorded(id)).status).not.toBe("pending");
    expect((await post("/deliveries/retry?target=slack")).body.retried).toBe(0);
  });

  it("sends the 500 oldest again at once, reads no others, and says that there are more", async () => {
    await dead("ops", 1_100, 20_000);
    const read: number[] = [];
    const original = env.DB.batch.bind(env.DB);
    vi.spyOn(Object.getPrototypeOf(env.DB), "batch").mockImplementation(async (...statements: unknown[]) => {
      const results: D1Result[] = await Reflect.apply(original, env.DB, statements);
      read.push(...results.map(({ meta }) => meta.rows_read));
      return results;
    });
    const db = openDatabase(env.DB, new AbortController().signal);
    expect(await requeueDead(db, "ops", 77_777)).toEqual({ count: 500, more: true });
    expect(read[0]).toBeLessThanOrEqual(501);
    // Four for each: the row, and three for its id in the JSON.
    expect(read[1]).toBeLessThanOrEqual(2_000);
    const again = "SELECT min(created_at), max(created_at), count(*) FROM deliveries WHERE due_at = 77777";
    expect(await env.DB.prepare(again).raw()).toEqual([[1, 500, 500]]);
    expect(await requeueDead(db, "ops", 77_778)).toEqual({ count: 500, more: true });
    expect(await requeueDead(db, "ops", 77_779)).toEqual({ count: 100, more: false });
    expect(await requeueDead(db, "ops", 77_780)).toEqual({ count: 0, more: false });
  });

  it("tells programs that there are more", async () => {
    await dead("slack", 501, 501);
    expect((await post("/deliveries/retry?target=slack")).body).toEqual({ target: "slack", retried: 500, more: true });
  });

  it("says which target was meant, or that one must be named", async () => {
    expect(await post("/deliveries/retry?target=slak")).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('did you mean "slack"?') },
    });
    expect(await post("/deliveries/retry")).toMatchObject({ status: 400, body: { parameter: "target" } });
  });
});
