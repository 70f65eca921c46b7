import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { but, direct } from "../support/direct.ts";
import { chatBody, get, posted, stored } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const MISSED = { disposition: "missed" };

async function send(body: string, changes: object) {
  const { response, rest } = await direct(posted(body), changes);
  return {
    status: response.status,
    retryAfter: response.headers.get("Retry-After"),
    text: await response.text(),
    rest,
  };
}

async function rowsOf(chatId: number): Promise<number> {
  const tables = ["chats", "revisions", "alerts", "deliveries"];
  const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE chat_id = ?`).bind(chatId);
  const results = await env.DB.batch<{ n: number }>(tables.map(count));
  return results.reduce((sum, result) => sum + (result.results[0]?.n ?? 0), 0);
}

describe("while D1 fails", () => {
  it("a chat is answered 503 with Retry-After, and nothing of it is there", async () => {
    const DB = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: secret words of the inside" }).d1;
    const { status, retryAfter, text } = await send(chatBody(1, MISSED), { DB });
    expect(status).toBe(503);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(text).not.toContain("secret words");
    expect(await rowsOf(1)).toBe(0);
    expect(await stored(chatBody(1, MISSED))).toMatchObject({ status: "stored", targets: ["slack"] });
  });

  it("so is what can not be read", async () => {
    const DB = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: broken" }).d1;
    expect((await send("{", { DB })).status).toBe(503);
  });

  it("a fault that passes does not show", async () => {
    const DB = faultyDatabase(env.DB, { failures: 2 }).d1;
    const { status, text, rest } = await send(chatBody(2, MISSED), { DB });
    await rest;
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ status: "stored", targets: ["slack"] });
  });

  it("a commit whose answer was lost is known again, for new chats and for revisions", async () => {
    const lossy = () => ({ DB: faultyDatabase(env.DB, { failures: 1, commits: true }).d1 });
    const first = await send(chatBody(3, MISSED), lossy());
    expect(JSON.parse(first.text)).toMatchObject({ status: "stored", revision: 1, targets: ["slack"] });
    const second = await send(chatBody(3, { ...MISSED, slaStatus: "missedAfterSLA" }), {
      DB: faultyDatabase(env.DB, { failures: 2, commits: true }).d1,
    });
    expect(JSON.parse(second.text)).toMatchObject({ status: "updated", revision: 2, targets: ["slack"] });
    await Promise.all([first.rest, second.rest]);
    expect(await rowsOf(3)).toBe(6);
  });

  it("a commit that was taken for failed is unchanged when VCC Live comes again", async () => {
    const DB = faultyDatabase(env.DB, { failures: 99, commits: true }).d1;
    expect((await send(chatBody(4, MISSED), { DB })).status).toBe(503);
    expect(await stored(chatBody(4, MISSED))).toMatchObject({ status: "unchanged", reasons: ["missed"] });
    expect(await rowsOf(4)).toBe(4);
  });

  it("silence is answered 503 after four seconds, below VCC Live's patience", async () => {
    const DB = faultyDatabase(env.DB, { hangs: true }).d1;
    const started = performance.now();
    const { status, retryAfter } = await send(chatBody(5, MISSED), { DB });
    const waited = performance.now() - started;
    expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
    expect(waited).toBeGreaterThan(3_500);
    expect(waited).toBeLessThan(5_000);
    expect(await rowsOf(5)).toBe(0);
  });
});

describe("what fails after the commit does not change the answer", () => {
  const never = () => new Promise(() => {});
  const fails = async () => {
    throw new Error("broken");
  };
  const throws = () => {
    throw new Error("broken");
  };

  it.each([
    ["KV fails", 11, { TRANSCRIPTS: but(env.TRANSCRIPTS, { put: fails }) }],
    ["KV throws", 12, { TRANSCRIPTS: but(env.TRANSCRIPTS, { put: throws }) }],
    ["the courier's wake-up fails", 13, { COURIER: but(env.COURIER, { getByName: () => ({ wake: fails }) }) }],
    ["the courier's wake-up throws", 14, { COURIER: but(env.COURIER, { getByName: () => ({ wake: throws }) }) }],
    ["there is no courier", 15, { COURIER: but(env.COURIER, { getByName: throws }) }],
  ])("%s", async (_, chatId, changes) => {
    const { status, rest } = await send(chatBody(chatId, MISSED), changes);
    expect(status).toBe(200);
    await rest;
    expect(await rowsOf(chatId)).toBe(4);
    expect((await get(`/chats/130/${chatId}.json`)).status).toBe(200);
  });

  it("nor does it wait for KV or the courier", async () => {
    const changes = {
      TRANSCRIPTS: but(env.TRANSCRIPTS, { put: never }),
      COURIER: but(env.COURIER, { getByName: () => ({ wake: never }) }),
    };
    expect((await send(chatBody(16, MISSED), changes)).status).toBe(200);
  });

  it("KV and the courier hear of nothing before the commit", async () => {
    const order: string[] = [];
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch(statements);
      order.push("committed");
      return results;
    };
    const note = (what: string) => async () => void order.push(what);
    const changes = {
      DB: but(env.DB, { batch }),
      TRANSCRIPTS: but(env.TRANSCRIPTS, { put: note("copied") }),
      COURIER: but(env.COURIER, { getByName: () => ({ wake: note("woken") }) }),
    };
    const { rest } = await send(chatBody(17, MISSED), changes);
    await rest;
    expect(order[0]).toBe("committed");
    // Once a minute the cron is looked after, which asks D1 too.
    expect(order.filter((what) => what !== "committed").sort()).toEqual(["copied", "woken"]);
  });
});
