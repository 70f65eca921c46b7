import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../src/web/links.ts";
import { CREATED, FAILURES, recordDelivery, recorded } from "./deliveries.ts";
import { direct } from "./direct.ts";
import { ADMIN, chatBody, get, ORIGIN, stored } from "./door.ts";
import { faultyDatabase } from "./faulty.ts";

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
    const link = await signLink("test-admin-token", path, "slack", Date.now() + 60_000);
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

describe("POST /deliveries/retry", () => {
  it("sends every dead one of a target again, and says how many", async () => {
    const dead = [await prepared(11), await prepared(12, { created_at: CREATED + 1 })];
    const others = [await prepared(13, { target: "leads" }), await prepared(14, { status: "suppressed" })];
    // Of the tests above some may be dead still.
    const { status, body } = await post("/deliveries/retry?target=slack");
    expect(status).toBe(200);
    expect(body).toEqual({ target: "slack", retried: expect.any(Number) });
    expect(body.retried).toBeGreaterThanOrEqual(2);
    for (const id of dead) expect((await whenSent(id)).attempts).toHaveLength(3);
    for (const id of others) expect((await recorded(id)).status).not.toBe("pending");
    expect((await post("/deliveries/retry?target=slack")).body.retried).toBe(0);
  });

  it("says which target was meant, or that one must be named", async () => {
    expect(await post("/deliveries/retry?target=slak")).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('did you mean "slack"?') },
    });
    expect(await post("/deliveries/retry")).toMatchObject({ status: 400, body: { parameter: "target" } });
  });
});
