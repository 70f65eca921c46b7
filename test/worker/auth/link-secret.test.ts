import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import worker from "../../../src/index.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { createLinkFactsCache } from "../../../src/store/signing-keys-cache.ts";
import { signLink } from "../../../src/web/auth/signed-links.ts";
import { emptyDatabase } from "../../support/empty.ts";
import { collectStatements, rowsOf } from "../growth/support/collect.ts";
import { recordDelivery } from "../support/deliveries.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, chatBody, LINK_SECRET, posted, SECRET } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { isolate } from "./support/one-isolate.ts";

nobodyDelivers();

const PATH = "/chats/130/1";
const TOKEN = "test-admin-token-of-32-characters";
const WITHOUT = { LINK_SECRET: "" };
const DAY = 86_400_000;
const NOW = Date.parse("2027-03-01T10:30:00Z");

beforeEach(async () => {
  await emptyDatabase();
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  expect((await post(isolate({}))).status).toBe(200);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const post = (to: ReturnType<typeof isolate>, chat = 1) =>
  to.ask(`/webhooks/vcc/chat?secret-key=${SECRET}`, {
    method: "POST",
    body: chatBody(chat, { disposition: "missed" }),
  });

const fact = (name: string) => env.DB.prepare("SELECT value FROM facts WHERE name = ?").bind(name).first("value");

const open = (): ReturnType<typeof openDatabase> => openDatabase(env.DB, new AbortController().signal);

/** The secret in D1, made as a courier makes it. */
async function made(): Promise<string> {
  return (await createLinkFactsCache().make(open, Date.now())).secret;
}

const until = (days: number) => Date.now() + days * DAY;

describe("the secret that is generated", () => {
  it("is one, of 32 random bytes, however many need it at once for the first time", async () => {
    const isolates = Array.from({ length: 8 }, createLinkFactsCache);
    const secrets = await Promise.all(isolates.map((one) => one.make(open, Date.now())));
    expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(1);
    expect(secrets[0]?.secret).toMatch(/^[\w-]{43}$/);
    expect(await fact("links/secret")).toBe(secrets[0]?.secret);
    expect(await fact("links/since")).toBe(String(NOW));
    await env.DB.prepare("DELETE FROM facts WHERE name = 'links/secret'").run();
    expect(await made()).not.toBe(secrets[0]?.secret);
    // The time since when the token signs nothing does not begin anew with another secret.
    vi.setSystemTime(NOW + DAY);
    expect((await createLinkFactsCache().make(open, Date.now())).since).toBe(NOW);
  });

  it("opens links where LINK_SECRET is not set, and goes on doing so once it is", async () => {
    const link = await signLink(await made(), PATH, "slack", until(7));
    for (const settings of [WITHOUT, {}]) expect((await isolate(settings).ask(link)).status).toBe(200);
  });

  it("is not what new links are signed by where LINK_SECRET is set", async () => {
    const secret = await made();
    const link = await signLink(secret, PATH, "slack", until(7));
    const signedBy = async (settings: object) => {
      const html = await (await isolate(settings).ask(link, { headers: { Accept: "text/html" } })).text();
      const [, shown = ""] = /href="([^"]*\.txt\?[^"]*)"/.exec(html) ?? [];
      const way = shown.replaceAll("&amp;", "&");
      const signs = async (by: string) => way === (await signLink(by, `${PATH}.txt`, "slack", until(7)));
      return [await signs(secret), await signs(LINK_SECRET), await signs(TOKEN)];
    };
    expect(await signedBy(WITHOUT)).toEqual([true, false, false]);
    expect(await signedBy({})).toEqual([false, true, false]);
  });

  it("is asked for once a minute, however many links are forged, and nothing is written for them", async () => {
    const { ask } = isolate(WITHOUT);
    const forged = await signLink("guessed", PATH, "slack", until(7));
    const { take } = collectStatements();
    for (let time = 0; time < 20; time += 1) expect((await ask(forged)).status).toBe(401);
    expect(rowsOf(take()).written).toBe(0);
    await made();
    vi.setSystemTime(Date.now() + 1_000);
    take();
    for (let time = 0; time < 200; time += 1) expect((await ask(forged)).status).toBe(401);
    const sent = take();
    expect([sent.length, rowsOf(sent).written]).toEqual([3, 0]);
    expect(rowsOf(sent).read).toBeLessThanOrEqual(5);
    vi.setSystemTime(Date.now() + 60_000);
    await ask(forged);
    expect(take()).toHaveLength(3);
  });

  it("opens a link of a moment ago, though this instance has seen that there was none", async () => {
    const { ask } = isolate(WITHOUT);
    await ask(await signLink("guessed", PATH, "slack", until(7)));
    const link = await signLink(await made(), PATH, "slack", until(7));
    vi.setSystemTime(Date.now() + 1_000);
    expect((await ask(link)).status).toBe(200);
  });

  it.each([
    ["as they came", "", false],
    ["encrypted", "eu", true],
  ])("is not asked for before a webhook is answered, where copies are kept %s", async (_, JURISDICTION, sealed) => {
    const answered = Promise.withResolvers<void>();
    let isAsked = false;
    const batch = async (statements: D1PreparedStatement[]) => {
      const sent = statements.map((statement) => String(Reflect.get(statement, "statement")));
      if (sent.some((sql) => sql.includes("links/"))) {
        isAsked = true;
        await answered.promise;
      }
      return env.DB.batch(statements);
    };
    const COURIER = but(env.COURIER, { jurisdiction: () => env.COURIER });
    const changes = { ...WITHOUT, JURISDICTION, COURIER, DB: but(env.DB, { batch }) };
    const { response, rest } = await direct(posted(chatBody(11, { disposition: "missed" })), changes);
    expect(response.status).toBe(200);
    answered.resolve();
    await rest;
    expect(isAsked).toBe(sealed);
    expect(await fact("links/secret")).toEqual(sealed ? expect.any(String) : null);
  });
});

describe("a link that an earlier version signed by the admin token", () => {
  it("opens, with LINK_SECRET set at the upgrade or not, and makes that the token signs nothing more", async () => {
    for (const settings of [WITHOUT, {}]) {
      await env.DB.prepare("DELETE FROM facts WHERE name LIKE 'links/%'").run();
      expect((await isolate(settings).ask(await signLink(TOKEN, PATH, "slack", until(7)))).status).toBe(200);
      expect(await fact("links/since")).toBe(String(Date.now()));
      vi.setSystemTime(Date.now() + DAY);
      expect((await isolate(settings).ask(await signLink(TOKEN, PATH, "slack", until(6)))).status).toBe(200);
      expect((await isolate(settings).ask(await signLink(TOKEN, PATH, "slack", until(7)))).status).toBe(401);
    }
  });
});

describe("a link that version 0.1 signed after it was deployed once more", () => {
  it("opens for its LINK_DAYS too: it ends with the last message that this one sent", async () => {
    await made();
    const back = NOW + 3 * DAY;
    const sent = { status: "sent", note: null, attempts: "[]" };
    await recordDelivery(1, { ...sent, id: "by-the-old", ended_at: back });
    vi.setSystemTime(back + DAY);
    const { ask } = isolate(WITHOUT);
    expect((await ask(await signLink(TOKEN, PATH, "slack", back + 7 * DAY))).status).toBe(200);
    expect((await ask(await signLink(TOKEN, PATH, "slack", back + 8 * DAY))).status).toBe(401);
    // What this version sends is in a message, and says nothing of the token.
    await recordDelivery(1, { ...sent, id: "by-the-new", ended_at: back + DAY, message: "one" });
    const later = isolate(WITHOUT);
    expect((await later.ask(await signLink(TOKEN, PATH, "slack", back + 8 * DAY))).status).toBe(401);
  });

  it("is found without a look at what else was sent", async () => {
    await made();
    const { take } = collectStatements();
    const readRows = async () => {
      take();
      await createLinkFactsCache().read(open, Date.now());
      return rowsOf(take()).read;
    };
    const few = await readRows();
    await env.DB.prepare(
      `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at, ended_at, message)
       SELECT 'd' || value, 'alert', 'slack', '[]', 'sent', value, value, value, iif(value % 2, 'm', NULL)
       FROM json_each(?)`,
    )
      .bind(JSON.stringify(Array.from({ length: 4_000 }, (_, index) => index)))
      .run();
    expect(await readRows()).toBeLessThanOrEqual(few + 1);
  });
});

describe("a link that can not be judged", () => {
  const links = async () => [
    await signLink(await made(), PATH, "slack", until(7)),
    await signLink("guessed", PATH, "slack", until(7)),
  ];

  it("is answered 503 with a time to come again where D1 does not answer, and never refused", async () => {
    for (const link of await links()) {
      const { d1 } = faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: D1 DB is overloaded." });
      for (const settings of [WITHOUT, {}]) {
        const response = await isolate({ ...settings, DB: d1 }).ask(link, { headers: { Accept: "text/html" } });
        expect([response.status, Number(response.headers.get("Retry-After"))]).toEqual([503, 30]);
      }
    }
  });

  it("is answered 503 where there is no schema yet", async () => {
    const batch = async () => {
      throw new Error("D1_ERROR: no such table: facts: SQLITE_ERROR");
    };
    for (const link of await links()) {
      const response = await isolate({ DB: but(env.DB, { batch }) }).ask(link);
      expect([response.status, response.headers.has("Retry-After")]).toEqual([503, true]);
    }
  });

  it("is a stranger's where it need not be looked up: D1 is not asked", async () => {
    const { d1, batches } = faultyDatabase(env.DB, { failures: 99 });
    const { ask } = isolate({ DB: d1 });
    const gone = await signLink(LINK_SECRET, PATH, "gone", until(7));
    for (const path of [PATH, gone, `${PATH}?exp=1&to=slack`, `${gone}&sig=x`]) {
      expect((await ask(path)).status).toBe(401);
    }
    expect(batches()).toBe(0);
  });
});

describe("what links cost", () => {
  it("is for a view of the transcript what it reads, and a row an hour on the audit list", async () => {
    const { ask } = isolate(WITHOUT);
    const link = await signLink(await made(), PATH, "slack", until(7));
    await ask("/settings", { headers: ADMIN });
    const { take } = collectStatements();
    expect((await ask(link)).status).toBe(200);
    const first = take();
    expect((await ask(link)).status).toBe(200);
    const second = take();
    console.error(
      "FIGURES",
      rowsOf(first),
      rowsOf(second),
      first.map((o) => [o.sql.slice(0, 60), o.read]),
    );
    expect(rowsOf(first).read).toBeLessThanOrEqual(8);
    expect(rowsOf(first).written).toBeLessThanOrEqual(2);
    expect(second.filter(({ sql }) => sql.includes("links/"))).toEqual([]);
    expect(rowsOf(second).read).toBeLessThanOrEqual(3);
    expect(rowsOf(second).written).toBe(0);
  });
});

it("the cron makes the secret in its first runs, though no alert comes, and then asks no more", async () => {
  const own = { ...env, ...WITHOUT };
  for (let run = 0; run < 3; run += 1) {
    await worker.scheduled(createScheduledController(), own);
    vi.setSystemTime(Date.now() + 60_000);
  }
  expect(await fact("links/secret")).toMatch(/^[\w-]{43}$/);
  expect(Number(await fact("links/since"))).toBeLessThan(NOW + 3 * 60_000);
  const { take } = collectStatements();
  for (let run = 0; run < 3; run += 1) {
    vi.setSystemTime(Date.now() + 60_000);
    await worker.scheduled(createScheduledController(), own);
  }
  expect(take().filter(({ sql }) => sql.includes("links/"))).toEqual([]);
});
