import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_HEADERS } from "../../../src/chat/body-text.ts";
import { storedProblem } from "../../../src/locale/recorded-text.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { quarantine, release } from "../../../src/store/quarantine/quarantine.ts";
import { cron, newWatch, rows, setClock, told } from "../service/support/watching.ts";
import { but, direct } from "../support/direct.ts";
import { ADMIN, ORIGIN, post, posted, SECRET } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

const DAY = 24 * 60;
const IV = "000102030405060708090a0b0c0d0e0f";

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await newWatch();
  // What is still counted in memory is written down with these.
  await Promise.all([spend("plain", 100, 0), spend("encrypted", 100, 0)]);
  await Promise.all([plain(0), noise()]);
  await newWatch();
  await env.DB.batch(["quarantine", "rest", "quarantine_days"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function send(body: string, query = "", changes: object = {}): Promise<Response> {
  const { response, rest } = await direct(posted(body, `?secret-key=${SECRET}${query}`), changes);
  await rest;
  return response;
}

const plain = (n: number) => send(JSON.stringify({ chatId: n }));
const noise = () => send(crypto.getRandomValues(new Uint8Array(60)).toBase64(), `&iv=${IV}`);

async function asked(path: string, accept = "application/json", language = "en"): Promise<string> {
  const headers = { ...ADMIN, Accept: accept, "Accept-Language": language };
  const { response, rest } = await direct(new Request(`${ORIGIN}${path}`, { headers }), {});
  await rest;
  return response.text();
}

/** Today's share is used up but for so much. */
async function spend(kind: "plain" | "encrypted", entries: number, bytes: number): Promise<void> {
  await env.DB.prepare("INSERT INTO quarantine_days VALUES (?, ?, ?, ?, 0, '')")
    .bind(Math.floor(Date.now() / 86_400_000), kind, entries, bytes)
    .run();
}

const kept = async () => (await rows("SELECT count(*) AS n FROM quarantine"))[0]?.n;
const days = () => rows("SELECT kind, entries, bytes, not_kept FROM quarantine_days ORDER BY day, kind");

describe("of a flood of bodies that can not be read", () => {
  it.each([
    ["plain", plain],
    ["encrypted", noise],
  ])("a hundred %s ones are kept, all at once though they come; each is answered 422", async (kind, come) => {
    const answers = await Promise.all(Array.from({ length: 125 }, (_, n) => come(n)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
    expect(await kept()).toBe(100);
    const bodies = await Promise.all(answers.map((answer) => answer.json<{ kept: boolean; detail: string }>()));
    const refused = bodies.filter((body) => !body.kept);
    expect(refused).toHaveLength(25);
    for (const { detail } of refused) expect(detail).toContain("It was not kept");
    // The first is written down at once, the others with the first that comes a minute later.
    setClock(1);
    await come(1_000);
    const [day] = await days();
    expect(day).toMatchObject({ kind, entries: 100, not_kept: 26 });
  });

  it("the one kind does not take the other's place", async () => {
    await spend("plain", 100, 1_000);
    expect(await (await plain(1)).json()).toMatchObject({ kept: false });
    expect(await (await noise()).json()).toMatchObject({ kept: true });
  });

  it("twenty megabytes are kept, of both kinds together, and a small one where a large one has no room", async () => {
    await spend("encrypted", 2, 19_999_900);
    expect(await (await send(`{"chatId":1,"note":"${"x".repeat(100)}"}`)).json()).toMatchObject({ kept: false });
    expect(await (await send('{"chatId":1}')).json()).toMatchObject({ kept: true });
    expect(await days()).toMatchObject([{}, { kind: "plain", entries: 1, bytes: 12 }]);
  });

  it("one that is there already is counted on its entry, and takes no more of the day", async () => {
    await plain(1);
    await env.DB.prepare("UPDATE quarantine_days SET entries = 100").run();
    expect(await (await plain(1)).json()).toMatchObject({ kept: true });
    expect(await rows("SELECT count FROM quarantine")).toEqual([{ count: 2 }]);
    expect(await days()).toMatchObject([{ entries: 100, not_kept: 0 }]);
  });

  it("new ones are kept again on the next day", async () => {
    await spend("plain", 100, 20_000_000);
    expect(await (await plain(1)).json()).toMatchObject({ kept: false });
    setClock(15 * 60);
    expect(await (await plain(1)).json()).toMatchObject({ kept: true });
  });

  it("one that is released makes no room: the day's share is one of new entries", async () => {
    await plain(1);
    const [entry] = await rows("SELECT id FROM quarantine");
    await release(openDatabase(env.DB, AbortSignal.timeout(5_000)), String(entry?.id));
    expect(await days()).toMatchObject([{ entries: 1, bytes: 12 }]);
  });
});

it("what an older version has kept, which counts no days, is known, counted on its entry, and takes no share", async () => {
  await plain(1);
  await env.DB.batch([
    env.DB.prepare("UPDATE quarantine SET count = 1"),
    env.DB.prepare("DELETE FROM quarantine_days"),
  ]);
  expect(await (await plain(1)).json()).toMatchObject({ kept: true });
  expect(await rows("SELECT count FROM quarantine")).toEqual([{ count: 2 }]);
  expect(await days()).toEqual([]);
});

it("a body whose batch is repeated after a passing fault, or that comes again, takes its share once", async () => {
  const problem = storedProblem({ code: "not-json" });
  const packed = { iv: "", headers: NO_HEADERS, bytes: 3, parts: () => ["YWJj"] };
  const body = { id: "a".repeat(64), problem, encrypted: false, ...packed };
  const db = openDatabase(env.DB, AbortSignal.timeout(5_000));
  const batches: Parameters<typeof db.batch>[0][] = [];
  const repeating: typeof db = {
    batch: async (statements) => {
      batches.push(statements);
      if (statements.length > 1) await db.batch(statements);
      return db.batch(statements);
    },
  };
  expect(await quarantine(repeating, body, Date.now())).toBe(true);
  expect(await quarantine(db, body, Date.now())).toBe(true);
  expect(await days()).toMatchObject([{ entries: 1, bytes: 3 }]);
  expect(batches).toHaveLength(2);
});

it("a body that is not kept costs a few rows read, none written and nothing sent of it, but for one count a minute", async () => {
  await spend("plain", 100, 0);
  // The first is counted, and looks after the cron.
  await post('{"chatId":1}');
  await vi.waitFor(async () => expect(await days()).toMatchObject([{ not_kept: 1 }]));
  const costs: { read: number; written: number }[] = [];
  const databases = Object.getPrototypeOf(env.DB);
  const original = databases.batch;
  const spied = vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, ...asked: unknown[]) {
    const results: D1Result[] = await Reflect.apply(original, this, asked);
    costs.push(...results.map(({ meta }) => ({ read: meta.rows_read, written: meta.rows_written })));
    return results;
  });
  for (let n = 0; n < 20; n++) await post(`{"chatId":${n},"note":"${"x".repeat(10_000)}"}`);
  spied.mockRestore();
  expect(costs).toHaveLength(20);
  for (const { read, written } of costs) expect([read <= 4, written]).toEqual([true, 0]);
});

describe("that bodies were not kept", () => {
  it("is told to the engineers once, and again after a quiet day", async () => {
    for (const minute of [0, DAY - 1, 2 * DAY - 2]) {
      setClock(minute);
      await env.DB.prepare("DELETE FROM quarantine_days").run();
      await spend("plain", 100, 0);
      await plain(minute);
      await cron(minute + 1);
    }
    expect(await told()).toHaveLength(1);
    expect(await rows("SELECT kind, count FROM sights")).toEqual([{ kind: "quarantine-full", count: 3 }]);
    setClock(4 * DAY);
    await spend("plain", 100, 0);
    await plain(7);
    await cron(4 * DAY + 1);
    expect(await told()).toHaveLength(2);
  });

  it("is shown by day and kind: on the page, to programs, and on /healthz with the admin token", async () => {
    await spend("plain", 100, 0);
    await spend("encrypted", 100, 0);
    await plain(1);
    await noise();
    const day = new Date(Date.now()).toISOString().slice(0, 10);
    const notKept = [{ day, plain: 1, encrypted: 1 }];
    expect(JSON.parse(await asked("/quarantine.json"))).toMatchObject({ quarantine: [], notKept });
    expect(JSON.parse(await asked("/healthz"))).toMatchObject({ notKept });
    const { response } = await direct(new Request(`${ORIGIN}/healthz`), {});
    expect(await response.text()).not.toContain("notKept");
    expect(await asked("/quarantine", "text/html")).toContain("1 plain, 1 encrypted");
    expect(await asked("/quarantine", "text/html", "hu")).toContain("1 titkosítatlan, 1 titkosított");
  });

  it("is counted once where a write is repeated, and with the next where D1 is away", async () => {
    await spend("plain", 100, 0);
    // The first batch asks for room, the second counts.
    await send('{"chatId":1}', "", { DB: failing(2, 1, true) });
    expect(await days()).toMatchObject([{ not_kept: 1 }]);
    setClock(5);
    await send('{"chatId":2}', "", { DB: failing(2, 99, false) });
    expect(await days()).toMatchObject([{ not_kept: 1 }]);
    setClock(10);
    await plain(3);
    expect(await days()).toMatchObject([{ not_kept: 3 }]);
  });
});

/** D1 that fails so many times from the batch that is named on, before or after it has committed. */
function failing(from: number, times: number, commits: boolean): D1Database {
  let batches = 0;
  const batch = async (statements: D1PreparedStatement[]) => {
    batches += 1;
    const fails = batches >= from && batches < from + times;
    if (fails && !commits) throw new Error("D1_ERROR: away");
    const results = await env.DB.batch(statements);
    if (fails) throw new Error("D1_ERROR: Network connection lost.");
    return results;
  };
  return but(env.DB, { batch });
}
