import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { CREATED, recordDelivery } from "../support/deliveries.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, stored } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const count = v.number();
const account = v.object({
  ...{ accepted: count, sent: count, dead: count, suppressed: count, pending: count },
  oldestDue: v.nullable(v.string()),
});
const health = v.object({ ledger: v.record(v.string(), account) });

const PENDING = { status: "pending", note: null, ended_at: null, attempts: "[]" };

async function ledger() {
  return v.parse(health, await (await get("/healthz")).json()).ledger;
}

beforeAll(async () => {
  await recordDelivery(1);
  await recordDelivery(2, { status: "sent" });
  await recordDelivery(3, { status: "sent" });
  await recordDelivery(4, { ...PENDING, due_at: CREATED + 5_000 });
  await recordDelivery(5, { ...PENDING, due_at: CREATED + 1_000 });
  await recordDelivery(6, { target: "leads", status: "suppressed" });
  await recordDelivery(7, { target: "-", status: "suppressed" });
});

describe("the ledger in /healthz", () => {
  it("counts what became of everything, target by target, and says what is due for longest", async () => {
    const none = { sent: 0, dead: 0, suppressed: 0, pending: 0, oldestDue: null };
    expect(await ledger()).toEqual({
      slack: { ...none, accepted: 5, sent: 2, dead: 1, pending: 2, oldestDue: "2026-11-24T08:00:01.000Z" },
      leads: { ...none, accepted: 1, suppressed: 1 },
      "-": { ...none, accepted: 1, suppressed: 1 },
    });
  });

  it("knows nothing as due that is told later, and only if nobody claims the alert", async () => {
    await recordDelivery(8, { ...PENDING, target: "boss", kind: "escalation", due_at: Date.now() + 60_000 });
    expect((await ledger()).boss).toMatchObject({ accepted: 1, pending: 1, oldestDue: null });
  });

  it("adds up, whatever comes in while it is read", async () => {
    const coming = Array.from({ length: 20 }, (_, index) => stored(chatBody(100 + index, { disposition: "lost" })));
    const read = await Promise.all(Array.from({ length: 10 }, ledger));
    await Promise.all(coming);
    for (const { accepted, sent, dead, suppressed, pending } of [...read, await ledger()].flatMap(Object.values))
      expect(sent + dead + suppressed + pending).toBe(accepted);
    expect((await ledger()).slack?.accepted).toBe(25);
  });

  it("is kept from strangers, who see the status and the names of the checks", async () => {
    const body = await (await get("/healthz", { headers: {} })).text();
    expect(Object.keys(JSON.parse(body))).toEqual(["status", "checks"]);
  });

  it("is null while D1 does not answer", async () => {
    const DB = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: broken" }).d1;
    const { response } = await direct(new Request(`${ORIGIN}/healthz`, { headers: ADMIN }), { DB });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ledger: null, targets: null, checks: { database: "failing" } });
  });
});
