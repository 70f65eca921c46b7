import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { keepFigures } from "../../../src/statistics/compute.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { chats, plant } from "../../store/support/counted-rows.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, get, ORIGIN } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const DAY = 86_400_000;
const db = openDatabase(env.DB, new AbortController().signal);
const step = v.object({ from: v.string(), reached: v.string(), done: v.boolean(), remainingDays: v.number() });
const total = v.object({ total: v.looseObject({ chats: v.number(), alerts: v.number() }), countedFrom: v.null() });

async function rebuild(from: string | null = null, changes: object = {}) {
  const url = `${ORIGIN}/statistics/rebuild${from === null ? "" : `?from=${from}`}`;
  const { response, rest } = await direct(new Request(url, { method: "POST", headers: ADMIN }), changes);
  await rest;
  return { status: response.status, progress: response.ok ? v.parse(step, await response.json()) : null };
}

async function shown() {
  const { total: counts } = v.parse(total, await (await get("/statistics.json?days=60")).json());
  return [counts.chats, counts.alerts];
}

async function stored(): Promise<unknown> {
  const { results } = await env.DB.prepare("SELECT start, cube, ledger FROM figures_quarters ORDER BY start").all();
  return results;
}

const spread = (first: number) =>
  chats(40, 5).map((chat, index) => {
    const by = first + index * DAY - chat.receivedAt;
    const { alert, receivedAt } = chat;
    const at = alert && { openedAt: alert.openedAt + by, since: alert.since + by };
    return { ...chat, gone: null, receivedAt: receivedAt + by, alert: alert && { ...alert, ...at, claims: [] } };
  });

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await plant(spread(Date.now() - 45 * DAY));
});

describe("a rebuild of the statistics", () => {
  it("goes through the whole history where nothing was computed before, and says how far it is", async () => {
    const before = await shown().catch(() => null);
    const first = (await rebuild()).progress;
    expect(first).toMatchObject({ done: false });
    expect(first?.remainingDays).toBeGreaterThan(20);
    const left = [first?.remainingDays ?? 0];
    let last = first;
    for (let calls = 0; last?.done === false; calls += 1) {
      expect(calls).toBeLessThan(60);
      last = (await rebuild(first?.from)).progress;
      left.push(last?.remainingDays ?? 0);
    }
    expect(left).toEqual(left.toSorted((one, other) => other - one));
    expect(last).toMatchObject({ from: first?.from, remainingDays: 0 });
    expect((await shown())[0]).toBe(40);
    expect(before).toBeNull();
  });

  it("mends what is wrong, goes on where it was interrupted, and begins no other when it is done", async () => {
    const right = await stored();
    await env.DB.batch([
      env.DB.prepare("UPDATE figures_quarters SET cube = replace(cube, '1', '2'), ledger = '{}'"),
      env.DB.prepare("DELETE FROM figures_days"),
    ]);
    const first = (await rebuild()).progress;
    expect(first?.done).toBe(false);
    // Whoever asked is gone, and the cron comes by; then somebody asks again and knows nothing of the first.
    await keepFigures(db, "Europe/Budapest", Date.now());
    let last = (await rebuild()).progress;
    expect(last?.from).toBe(first?.from);
    expect(Date.parse(last?.reached ?? "")).toBeLessThan(Date.parse(first?.reached ?? "") - DAY);
    for (let calls = 0; last?.done === false; calls += 1) {
      expect(calls).toBeLessThan(60);
      last = (await rebuild(last.from)).progress;
    }
    expect(await stored()).toEqual(right);
    expect((await shown())[0]).toBe(40);
    const revision = () => env.DB.prepare("SELECT revision FROM figures_progress").first("revision");
    const done = await revision();
    expect((await rebuild(first?.from)).progress).toMatchObject({ done: true, remainingDays: 0 });
    expect(await revision()).toBe(done);
  });

  it("leaves alone what is older than the chats that are kept", async () => {
    const before = Date.now() - 20 * DAY;
    await env.DB.batch([
      env.DB.prepare("UPDATE figures_progress SET frozen = ?").bind(before),
      env.DB.prepare("UPDATE chats SET gone = 'expired', queue = NULL WHERE received_at < ?").bind(before),
    ]);
    let last = (await rebuild()).progress;
    for (let calls = 0; last?.done === false && calls < 60; calls += 1) last = (await rebuild(last.from)).progress;
    expect(last?.done).toBe(true);
    expect((await shown())[0]).toBe(40);
  });

  it("is for administrators, and knows what is no instant", async () => {
    expect((await rebuild("yesterday")).status).toBe(400);
    const supervisor = { SUPERVISOR_TOKEN: "test-supervisor-token-of-32-characters" };
    const request = new Request(`${ORIGIN}/statistics/rebuild`, {
      method: "POST",
      headers: { Authorization: "Bearer test-supervisor-token-of-32-characters" },
    });
    expect((await direct(request, supervisor)).response.status).toBe(403);
  });
});
