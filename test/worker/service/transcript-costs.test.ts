import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sameContactStatement } from "../../../src/store/chats/same-contact.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { eventsOf } from "../../../src/store/service-events.ts";
import { ADMIN, chatBody, get, stored } from "../support/door.ts";

const HERE = 60_000;
const db = openDatabase(env.DB, new AbortController().signal);
let read = 0;

beforeEach(() => {
  const databases = Object.getPrototypeOf(env.DB);
  const original = databases.batch;
  vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, ...statements: unknown[]) {
    const results: D1Result[] = await Reflect.apply(original, this, statements);
    read += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    return results;
  });
  return () => vi.restoreAllMocks();
});

/** Up to so many of each: chats of the same customer on each side, and changes, deliveries and revisions of the chat. */
async function grow(from: number, to: number): Promise<void> {
  const numbers = `WITH RECURSIVE numbers(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${to})`;
  const id = `${HERE} + iif(n % 2, 1, -1) * ((n + 1) / 2)`;
  const at = `(SELECT received_at FROM revisions WHERE chat_id = ${HERE} AND revision = 1)`;
  const statements = [
    `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
     ${numbers} SELECT ${id}, 130, 1, 1, '', n, 0, ${at} + (${id} - ${HERE}) * 3600000 FROM numbers`,
    `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, encoding, body)
     ${numbers} SELECT ${id}, 130, 1, '', ${at} + (${id} - ${HERE}) * 3600000, 9, 'utf-8', '' FROM numbers`,
    `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary, contact_id)
     ${numbers} SELECT ${id}, 130, '["lost"]', 1, 'resolved', 1, 1, 1, 1, '{}', 9 FROM numbers`,
    `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, encoding, body)
     ${numbers} SELECT ${HERE}, 130, n + 1, '', ${at}, 9, 'utf-8', '' FROM numbers`,
    `INSERT INTO follow_ups (chat_id, project_id, change, at, who, action)
     ${numbers} SELECT ${HERE}, 130, n, n, 'jane', 'claim' FROM numbers`,
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at, ended_at)
     ${numbers} SELECT '130-${HERE}-change-' || n || '-slack', ${HERE}, 130, 'change', 'slack', '[]', 'sent', n, n, n
     FROM numbers`,
  ];
  await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
}

async function page(path: string, language = "en"): Promise<{ readonly html: string; readonly rows: number }> {
  read = 0;
  const response = await get(path, { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } });
  const html = await response.text();
  expect([response.status, html]).toEqual([200, expect.any(String)]);
  return { html, rows: read };
}

const TRANSCRIPT = `/chats/130/${HERE}`;
const PAGES = [TRANSCRIPT, `/alerts/130/${HERE}/resolve`];

async function costs(): Promise<Readonly<Record<string, number>>> {
  const all: Record<string, number> = {};
  for (const path of PAGES) all[path] = (await page(path)).rows;
  return all;
}

describe("the page of a chat whose customer, changes, deliveries and revisions are a hundred thousand", () => {
  beforeAll(async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok"));
    await stored(chatBody(HERE, { disposition: "missed", contactId: 9 }));
    const pending = () => env.DB.prepare("SELECT count(*) FROM deliveries WHERE status = 'pending'").raw();
    await vi.waitFor(async () => expect(await pending()).toEqual([[0]]), 10_000);
    await grow(1, 1_000);
  });

  it("costs what it does where they are a thousand", async () => {
    const few = await costs();
    await grow(1_001, 100_000);
    const many = await costs();
    for (const path of PAGES) expect((many[path] ?? Number.NaN) - (few[path] ?? 0)).toBeLessThanOrEqual(20);
    expect(many[TRANSCRIPT]).toBeLessThanOrEqual(1_000);
    read = 0;
    await db.batch([sameContactStatement({ projectId: 130, chatId: HERE }, 9)]);
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThanOrEqual(200);
  });

  it("shows the five chats before it, and the five after it, with what each was", async () => {
    const { html } = await page(TRANSCRIPT);
    const [, later = "", earlier = ""] = /<h3>Later<\/h3>(.*?)<h3>Earlier<\/h3>(.*?)<\/section>/s.exec(html) ?? [];
    const ids = (part: string) => [...part.matchAll(/\/chats\/130\/(\d+)"/g)].map(([, id]) => Number(id) - HERE);
    expect([ids(later), ids(earlier)]).toEqual([
      [5, 4, 3, 2, 1],
      [-1, -2, -3, -4, -5],
    ]);
    expect(earlier).toContain("Lost, 2 messages");
    // In order of time, not of ids.
    await env.DB.prepare("UPDATE chats SET last_message_at = received_at + 72e6 + 1 WHERE chat_id = ?")
      .bind(HERE - 20)
      .run();
    const again = await page(TRANSCRIPT);
    const [, nearest = ""] = /<h3>Later<\/h3>(.*?)<h3>Earlier<\/h3>/s.exec(again.html) ?? [];
    expect(ids(nearest)).toEqual([4, 3, 2, 1, -20]);
  });

  it.each([
    ["en", "The latest 200; earlier ones are not shown."],
    ["hu", "A legutóbbi 200; a korábbiak nem láthatók."],
  ])("shows the latest changes, and says that there were others: %s", async (language, words) => {
    for (const path of PAGES) {
      const { html } = await page(path, language);
      expect(html).toContain(words);
      expect(html.match(/<time datetime="1970/g)).toHaveLength(200);
      expect(html).toContain(`<time datetime="1970-01-01T00:01:40.000Z">`);
    }
  });

  it("shows the latest revisions and some of the deliveries", async () => {
    const { html } = await page(TRANSCRIPT);
    expect(html).toContain("Revision 100,001<");
    expect(html.match(/\/deliveries\/130-60000-/g)).toHaveLength(100);
  });
});

describe("the message of what was odd", () => {
  it("reads a bounded number of bodies in quarantine, and keeps quiet about nothing else", async () => {
    const numbers = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)";
    await env.DB.batch(
      [
        `INSERT INTO sights (kind, what, first_at, last_at, count, told_at)
         ${numbers} SELECT 'quarantined', 'q' || n, n, n, 1, 77 FROM numbers`,
        `INSERT INTO sights (kind, what, first_at, last_at, count, told_at) VALUES
         ('wrong-secret', '', 5, 5, 3, 77), ('unknown-sla', 'Eh', 6, 6, 1, 77), ('quiet', '9', 7, 7, 1, 78)`,
        `INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
         VALUES ('watch-0-ops', 'watch', 'ops', '[]', 'sent', 77, 77)`,
      ].map((sql) => env.DB.prepare(sql)),
    );
    read = 0;
    const seen = await eventsOf(db, "watch-0-ops");
    expect(read).toBeLessThanOrEqual(1_600);
    expect(seen.filter(({ kind }) => kind === "quarantined")).toHaveLength(500);
    expect(seen.filter(({ kind }) => kind !== "quarantined").map(({ kind }) => kind)).toEqual([
      "wrong-secret",
      "unknown-sla",
    ]);
  });
});
