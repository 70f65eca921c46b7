import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { recordDelivery } from "../support/deliveries.ts";
import { get } from "../support/door.ts";

const SINCE = Date.parse("2026-11-24T08:00:00Z");
const MINUTE = 60_000;
const ARCHIVED = "answered 410 channel_is_archived";
/** As a version before codes has it. */
const OFF = {
  slack: { offSince: "2026-11-24T08:00:00.000Z", reason: ARCHIVED, code: "said", args: { text: ARCHIVED } },
};

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

async function waits(target: string, until: number): Promise<void> {
  const wait = env.DB.prepare("INSERT INTO target_waits (target, since, until, code, args) VALUES (?, ?, ?, ?, ?)");
  await wait.bind(target, SINCE, until, "answered", '{"status":429,"asked":7200}').run();
}

async function setAside(id: string, code: string): Promise<void> {
  const aside = env.DB.prepare("INSERT INTO set_aside (target, id, at, code, args) VALUES ('slack', ?, ?, ?, '{}')");
  await aside.bind(id, SINCE, code).run();
}

beforeEach(async () => {
  const tables = ["outages", "deliveries", "target_waits", "set_aside"];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
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

  it("are those too that asked to be left alone, until that is over", async () => {
    await waits("slack", 4e12);
    await waits("mail", Date.now() - 1);
    const wait = {
      ...{ waitingUntil: "2096-10-02T07:06:40.000Z", since: "2026-11-24T08:00:00.000Z" },
      answer: "answered 429, asked to wait 7200 s",
    };
    const code = { code: "answered", args: { status: 429, asked: 7200 } };
    const { status, body } = await health();
    expect([status, body.targets]).toEqual([200, { slack: { ...wait, ...code } }]);
    // What could not be told to another either is late, as anywhere.
    await pending(1, Date.now() - 6 * MINUTE);
    expect((await health()).status).toBe(503);
    await switchedOff();
    expect((await health()).body.targets).toEqual({ slack: { ...OFF.slack, ...wait } });
    expect((await health({ headers: {} })).body).toEqual({ status: "failing", checks: expect.anything() });
  });
});

describe("what is set aside", () => {
  it("makes /healthz fail, and is named to who has the token", async () => {
    expect((await health()).body.setAside).toEqual({ named: [], more: false });
    await setAside("130-1-alert-1-slack", "unreadable");
    await setAside("message-1", "refused");
    const since = "2026-11-24T08:00:00.000Z";
    const { status, body } = await health();
    expect([status, body.checks.deliveries]).toEqual([503, "failing"]);
    expect(body.setAside).toEqual({
      named: [
        { target: "slack", id: "130-1-alert-1-slack", since, code: "unreadable" },
        { target: "slack", id: "message-1", since, code: "refused" },
      ],
      more: false,
    });
    const checks = { ...body.checks };
    expect((await health({ headers: {} })).body).toEqual({ status: "failing", checks });
  });

  it("is named twenty times at most", async () => {
    for (let one = 0; one < 21; one += 1) await setAside(`message-${one}`, "refused");
    const { setAside: shown } = (await health()).body;
    expect([shown.named.length, shown.more]).toEqual([20, true]);
  });
});
