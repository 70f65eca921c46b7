import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { but } from "../support/direct.ts";
import { chatBody, post, stored } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, newWatch, rows, told } from "./support/watching.ts";

nobodyDelivers();
beforeEach(newWatch);
afterEach(() => vi.useRealTimers());

const events = () => rows("SELECT kind, what, count FROM sights ORDER BY kind, what");
const ids = async () => (await told()).map(({ id }) => id);

/** D1 that says it is so large. */
function ofSize(bytes: number) {
  const prepare = (sql: string) => {
    const statement = env.DB.prepare(sql);
    const run = async () => ({ ...(await statement.run()), meta: { size_after: bytes } });
    return sql === "SELECT 1" ? but(statement, { run }) : statement;
  };
  return { DB: but(env.DB, { prepare, batch: (statements: D1PreparedStatement[]) => env.DB.batch(statements) }) };
}

describe("the self-check", () => {
  it("says nothing, and writes nothing, while nothing is odd", async () => {
    await stored(chatBody(1, { disposition: "lost" }));
    await cron(1);
    expect([await told(), await events()]).toEqual([[], []]);
  });

  it("tells unknown words once, whatever their case, in one delivery with all else", async () => {
    await stored(chatBody(2, { disposition: "Abandoned", slaStatus: "slowish" }));
    await stored(chatBody(3, { disposition: "abandoned" }));
    await post('{"chatId":7}');
    expect(await events()).toHaveLength(3);
    await cron(1);
    const minute = Date.now() / 60_000;
    expect(await told()).toEqual([{ id: `watch-${minute}-slack`, target: "slack", status: "pending", note: null }]);
    await stored(chatBody(4, { disposition: "ABANDONED" }));
    await post('{"chatId":7}');
    await cron(30);
    expect(await ids()).toHaveLength(1);
  });

  it("writes no row for a word that is known already", async () => {
    await stored(chatBody(5, { disposition: "ghosted" }));
    const [before] = await rows("SELECT last_at, count FROM sights");
    await stored(chatBody(6, { disposition: "ghosted" }));
    expect(await rows("SELECT last_at, count FROM sights")).toEqual([before]);
  });

  it("keeps a hundred words at most, if each chat has one of its own", async () => {
    await env.DB.prepare(`INSERT INTO sights (kind, what, first_at, last_at, count, told_at)
         SELECT 'unknown-disposition', value, 1, 1, 1, 1 FROM json_each(?)`)
      .bind(JSON.stringify(Array.from({ length: 100 }, (_, index) => `word${index}`)))
      .run();
    await stored(chatBody(7, { disposition: "one more" }));
    expect(await events()).toHaveLength(100);
  });

  it("tells every new entry in quarantine, ten minutes apart at least", async () => {
    await post('{"chatId":8}');
    await cron(1);
    await post('{"chatId":9}');
    await cron(2);
    await cron(10);
    expect(await ids()).toHaveLength(1);
    await cron(11);
    expect(await ids()).toHaveLength(2);
  });

  it("tells each of the engineers, who need not be those that hear of chats", async () => {
    const URL = "https://hooks.slack.test/services/T1/B1/engineers";
    const TARGETS = { oncall: { channel: "slack", webhook: "ONCALL" }, dev: { channel: "slack", webhook: "ONCALL" } };
    await stored(chatBody(10, { disposition: "vanished" }));
    await cron(1, { ONCALL: URL, TARGETS, ENGINEERS: ["oncall", "dev"] });
    expect((await told()).map(({ target }) => target)).toEqual(["dev", "oncall"]);
  });

  it("loses nothing while D1 fails, nor tells twice what was committed and taken for failed", async () => {
    await stored(chatBody(11, { disposition: "faded" }));
    const silent = vi.spyOn(console, "log").mockImplementation(() => {});
    await cron(1, { DB: faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: full" }).d1 });
    expect(silent.mock.calls.join("")).toContain('"event":"watch","outcome":"failed"');
    silent.mockRestore();
    expect(await ids()).toEqual([]);
    await cron(2, { DB: faultyDatabase(env.DB, { failures: 2, commits: true }).d1 });
    await cron(3);
    await cron(60);
    expect(await ids()).toHaveLength(1);
  });

  it("waits with what was seen while the settings are wrong", async () => {
    await stored(chatBody(12, { disposition: "gone" }));
    await cron(1, { LOCALE: "klingon" });
    expect(await ids()).toEqual([]);
    await cron(2);
    expect(await ids()).toHaveLength(1);
  });
});

describe("the database", () => {
  it("is told of at 80 % and at 95 % of its limit, once each", async () => {
    for (const [minute, bytes] of [399e6, 401e6, 402e6, 476e6, 477e6].entries()) await cron(minute * 20, ofSize(bytes));
    expect(await ids()).toHaveLength(2);
    expect((await events()).map(({ what }) => what)).toEqual(["80/500", "95/500"]);
  });

  it("is told of again when it was emptied in between, and against the limit that is set", async () => {
    for (const [minute, bytes] of [410e6, 300e6, 410e6].entries()) await cron(minute * 20, ofSize(bytes));
    expect(await ids()).toHaveLength(2);
    await cron(100, { ...ofSize(410e6), DATABASE_LIMIT_MB: 10_000 });
    expect(await ids()).toHaveLength(2);
  });

  it("has a size in what D1 says, and the tests' one is far from full", async () => {
    await cron(1, { DATABASE_LIMIT_MB: 1 });
    expect((await env.DB.prepare("SELECT 1").run()).meta.size_after).toBeGreaterThan(10_000);
    expect(await ids()).toEqual([]);
  });
});
