import { env } from "cloudflare:workers";
import * as v from "valibot";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ADMIN, get } from "../support/door.ts";

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

const NOON = Date.parse("2026-11-24T12:00:00Z");

/** Rows from one number to another, in each list; half of the deliveries and entries are of chat 130/1. */
async function grow(from: number, to: number): Promise<void> {
  const numbers = `WITH RECURSIVE numbers(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${to})`;
  const statements = [
    `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, queue, received_at)
     ${numbers} SELECT n, 130, 1, 1, '', 0, 0, 'Sales', ${NOON} + n FROM numbers`,
    `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at, gone)
     ${numbers} SELECT n, 131, 1, 1, '', 0, 0, ${2 * NOON} + n, 'erased' FROM numbers`,
    `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
     ${numbers} SELECT n, 130, '["missed"]', 1, 'open', 1, 1, 1, 1, '{}' FROM numbers`,
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
     ${numbers} SELECT '130-' || iif(n % 2, 1, n) || '-alert-' || n || '-slack', iif(n % 2, 1, n), 130, 'alert', 'slack',
       '["missed"]', 'dead', ${NOON} + n, 1 FROM numbers`,
    `INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what)
     ${numbers} SELECT ${NOON} + n, n, 'jane', 'token', 'opened', iif(n % 2, 1, n), 130, '' FROM numbers`,
    `INSERT INTO quarantine (id, count, first_at, last_at, problem, encrypted, iv, body)
     ${numbers} SELECT printf('%064x', n), 1, 1, ${NOON} + n, '', 0, '', 'AAAA' FROM numbers`,
  ];
  await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)));
}

const PAGES = [
  ...["/chats", "/chats.json", "/chats.csv", "/chats.json?chat=7", "/chats.json?chat=7&queue=none"],
  ...["/chats.json?queue=none", "/chats.json?disposition=none", "/chats.json?reason=lost", "/chats.json?spam=yes"],
  ...["/chats.csv?queue=none", "/chats.csv?reason=lost", "/chats.csv?reason=missed", "/chats.json?project=9"],
  ...["/chats?queue=none&from=2026-11-01&to=2026-12-01", "/chats.json?to=2020-01-01", "/chats.json?chat=7&project=131"],
  ...["/deliveries", "/deliveries.json", "/deliveries.json?target=none", "/deliveries.json?status=sent"],
  ...["/deliveries.json?reason=lost", "/deliveries.json?kind=outage", "/deliveries.json?to=2020-01-01"],
  ...["/deliveries.json?status=dead&target=slack", "/deliveries.json?status=dead&target=none"],
  ...["/deliveries.json?status=dead&target=slack&kind=outage", "/deliveries.json?chat=130/2"],
  ...["/deliveries.json?chat=130/1", "/deliveries.json?chat=130/1&status=sent", "/deliveries?status=pending"],
  ...[
    "/audit",
    "/audit.json",
    "/audit.csv",
    "/audit.json?who=nobody",
    "/audit.json?door=link",
    "/audit.json?chat=130/2",
  ],
  ...[
    "/audit.csv?who=nobody",
    "/audit.json?action=erased",
    "/audit.json?chat=130/1&who=nobody",
    "/audit?to=2020-01-01",
  ],
  ...["/audit.json?chat=130/1", "/quarantine", "/quarantine.json"],
];

/** Rows that a page reads, what it writes on the audit list included. */
async function costs(path: string): Promise<number> {
  const pages = path.split("?")[0]?.includes(".") ? {} : { headers: { ...ADMIN, Accept: "text/html" } };
  read = 0;
  const response = await get(path, pages);
  expect(response.status).toBe(200);
  await response.text();
  return read;
}

async function measured(): Promise<Readonly<Record<string, number>>> {
  const all: Record<string, number> = {};
  for (const path of PAGES) all[path] = await costs(path);
  return all;
}

let few: Readonly<Record<string, number>>;
let many: Readonly<Record<string, number>>;

describe("what a page of a list costs", () => {
  beforeAll(async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    // Half of the deliveries and entries are of one chat: that leaves it a thousand.
    await grow(1, 2_000);
  });

  it("is measured with a thousand entries, and with a hundred thousand", async () => {
    few = await measured();
    await grow(2_001, 200_000);
    many = await measured();
    expect(Object.values(few).filter((rows) => rows > 1_000).length).toBeGreaterThan(15);
  });

  it.each(PAGES)("is the same however many there are: %s", (path) => {
    const [before = Number.NaN, after = Number.NaN] = [few[path], many[path]];
    expect(after - before).toBeLessThanOrEqual(20);
    expect(after).toBeLessThanOrEqual(5_000);
  });

  it("is no more than it shows where every entry is a hit", () => {
    expect(many["/chats.json"]).toBeLessThanOrEqual(110);
    expect(many["/deliveries.json?status=dead&target=slack"]).toBeLessThanOrEqual(60);
    expect(many["/audit.json?chat=130/1"]).toBeLessThanOrEqual(110);
    expect(many["/deliveries.json?chat=130/2"]).toBeLessThanOrEqual(10);
  });
});

const answer = v.looseObject({ examinedUntil: v.nullable(v.string()) });

describe("a page that has looked at as much as it may", () => {
  it("says so to programs, and where to go on", async () => {
    const response = await get("/chats.json?queue=none&from=2026-11-01");
    expect(v.parse(answer, await response.json())).toEqual({ chats: [], examinedUntil: "2026-11-24T12:03:19.101Z" });
    expect(response.headers.get("Link")).toMatch(/^<\/chats\.json\?queue=none&.*after=\d+\.130\.\d+>; rel="next"$/);
    const whole = await get("/chats.json");
    expect(v.parse(answer, await whole.json()).examinedUntil).toBeNull();
  });

  it("gives a file the link to the next one", async () => {
    const response = await get("/audit.csv?who=nobody");
    expect(response.headers.get("Link")).toContain('rel="next"');
    expect((await response.text()).trim().split("\r\n")).toHaveLength(1);
  });

  it.each([
    ["en", "Nothing was found so far.", /looked back to 24 Nov 2026, 1\d:03/, "Continue"],
    ["hu", "Eddig nincs találat.", /jutott vissza: 2026\. nov\. 24\. 1\d:03/, "Folytatás"],
  ])("says so to people, and offers to go on: %s", async (language, nothing, until, goOn) => {
    const headers = { ...ADMIN, Accept: "text/html", "Accept-Language": language };
    for (const path of ["/chats?queue=none", "/deliveries?target=none", "/audit?who=nobody&to=2026-11-25"]) {
      const html = await (await get(path, { headers })).text();
      expect(html).toContain(nothing);
      expect(html).toMatch(until);
      expect(html).toContain(`rel="next">${goOn} `);
    }
    const full = await (await get("/chats", { headers })).text();
    expect(full).not.toContain(goOn);
  });
});
