import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { recordDelivery } from "./deliveries.ts";
import { get } from "./door.ts";

const SINCE = Date.parse("2026-11-24T08:00:00Z");
const MINUTE = 60_000;
const OFF = { slack: { offSince: "2026-11-24T08:00:00.000Z", reason: "answered 410 channel_is_archived" } };

async function health(init: RequestInit = {}) {
  const response = await get("/healthz", init);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function switchedOff(): Promise<void> {
  const outage = env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES (?, ?, ?)");
  await outage.bind("slack", SINCE, "answered 410 channel_is_archived").run();
}

async function pending(chat: number, due_at: number): Promise<void> {
  await recordDelivery(chat, { status: "pending", note: null, ended_at: null, due_at });
}

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("DELETE FROM outages"), env.DB.prepare("DELETE FROM deliveries")]);
});

describe("the targets in /healthz", () => {
  it("are those that are out of order, each with its reason and since when", async () => {
    expect((await health()).body.targets).toEqual({});
    await switchedOff();
    expect((await health()).body.targets).toEqual(OFF);
  });

  it("are kept from strangers", async () => {
    await switchedOff();
    expect((await health({ headers: {} })).body).toEqual({ status: "ok", checks: expect.anything() });
  });

  it("make it fail once something waits for one of them for more than five minutes, and not before", async () => {
    await switchedOff();
    expect((await health()).status).toBe(200);
    await pending(1, Date.now() - 4 * MINUTE);
    expect((await health()).status).toBe(200);
    await pending(2, Date.now() - 6 * MINUTE);
    expect(await health()).toMatchObject({ status: 503, body: { checks: { deliveries: "failing" }, targets: OFF } });
  });
});
