import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { CREATED, recordDelivery, recorded } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, get, LINK_SECRET, ORIGIN } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
  const tables = ["outages", "deliveries", "target_waits"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

async function post(path: string, changes: object = {}) {
  const request = new Request(`${ORIGIN}${path}`, { method: "POST", headers: ADMIN });
  const { response, rest } = await direct(request, changes);
  await rest;
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const off = () => post("/targets/slack/off");
const on = () => post("/targets/slack/on");
const outages = async () => JSON.parse(await (await get("/healthz")).text()).targets;

/** One that failed and waits, one that is held for business hours. */
async function kept(): Promise<readonly string[]> {
  const pending = { status: "pending", note: null, ended_at: null, due_at: Date.now() + 3_600_000 };
  return [await recordDelivery(1, pending), await recordDelivery(2, { ...pending, attempts: "[]" })];
}

describe("POST /targets/{name}/off", () => {
  it("records the outage, and says since when and what is kept", async () => {
    await kept();
    await recordDelivery(3);
    const { status, body } = await off();
    expect([status, body]).toEqual([200, { target: "slack", status: "off", since: expect.any(String), kept: 2 }]);
    expect(Math.abs(Date.parse(body.since) - Date.now())).toBeLessThan(5_000);
    expect(await outages()).toEqual({
      slack: { offSince: body.since, reason: "switched off by hand", code: "switched-off", args: {} },
    });
  });

  it("changes nothing of a target that is off already", async () => {
    const outage = env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES (?, ?, ?)");
    await outage.bind("slack", CREATED, "answered 404 no_service").run();
    for (let time = 0; time < 2; time++) expect((await off()).body.since).toBe("2026-11-24T08:00:00.000Z");
    expect(await outages()).toMatchObject({ slack: { reason: "answered 404 no_service" } });
  });
});

describe("POST /targets/{name}/on", () => {
  it("ends the outage and makes due what had failed", async () => {
    const [failed = "", held = ""] = await kept();
    await off();
    expect(await on()).toEqual({ status: 200, body: { target: "slack", status: "on", kept: 2 } });
    expect(await outages()).toEqual({});
    expect((await recorded(failed)).due_at).toBeLessThanOrEqual(Date.now());
    expect((await recorded(held)).due_at).toBeGreaterThan(Date.now());
  });

  it("accepts one that asked to be left alone, though the settings know it no more", async () => {
    const wait = env.DB.prepare("INSERT INTO target_waits (target, since, until, code, args) VALUES (?, 1, ?, ?, ?)");
    for (const [target, until] of [["slack", 4e12] as const, ["gone", 4e12] as const, ["over", 1] as const])
      await wait.bind(target, until, "answered", '{"status":429}').run();
    for (const target of ["slack", "gone"])
      expect((await post(`/targets/${target}/on`)).body).toMatchObject({ target, status: "on" });
    expect((await post("/targets/over/on")).status).toBe(404);
  });

  it("answers the same for a target that is in order", async () => {
    for (let time = 0; time < 2; time++)
      expect(await on()).toEqual({ status: 200, body: { target: "slack", status: "on", kept: 0 } });
  });

  it("ends the outage of a target that the settings know no more", async () => {
    await env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('removed', 1, 'gone')").run();
    expect((await post("/targets/removed/on")).body).toMatchObject({ target: "removed", status: "on" });
    expect((await post("/targets/removed/on")).status).toBe(404);
  });
});

describe.each(["on", "off"])("POST /targets/{name}/%s", (way) => {
  it("names the target that was meant", async () => {
    const { status, body } = await post(`/targets/slck/${way}`);
    expect([status, body.detail]).toEqual([404, 'The settings name no such target; did you mean "slack"?']);
    expect(await outages()).toEqual({});
  });

  it("is 401 without the admin token, a link included, for every name", async () => {
    const link = await signLink(LINK_SECRET, `/targets/slack/${way}`, "slack", Date.now() + 60_000);
    for (const path of [`/targets/slack/${way}`, `/targets/nobody/${way}`, link])
      expect((await get(path, { method: "POST", headers: {} })).status).toBe(401);
    expect(await outages()).toEqual({});
  });

  it("is 503 while D1 is away", async () => {
    const DB = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: broken" }).d1;
    expect((await post(`/targets/slack/${way}`, { DB })).status).toBe(503);
  });
});
