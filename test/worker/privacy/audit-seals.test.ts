import { env } from "cloudflare:test";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reportOn } from "../../../src/privacy/audit/report.ts";
import { sealAudit } from "../../../src/privacy/audit/seal.ts";
import { auditStatement, hourlyAuditStatement } from "../../../src/store/audit/log.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { actorBy, slackActor } from "../../alerts/support/actors.ts";
import { ADMIN, get } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY } from "./support/cron.ts";
import { empty } from "./support/everything.ts";

const HOUR = 60 * 60_000;
/** Midnight UTC, years ahead: nothing else is done in these days. */
const START = Date.UTC(2036, 2, 3);

nobodyDelivers();
beforeEach(async () => {
  await empty();
  at(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The clock, so many milliseconds after the first midnight. */
function at(since: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: START + since });
}

/** So many rows, a second apart. */
async function recorded(since: number, count = 1, who = "jane"): Promise<void> {
  const sql = `WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ? - 1)
    INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what)
    SELECT ? + i * 1000, 'row ' || i, ?, 'token', 'opened', 101, 130, 'revision 1 as html' FROM numbers`;
  await env.DB.prepare(sql)
    .bind(count, START + since, who)
    .run();
}

async function seals(): Promise<readonly unknown[]> {
  const sql = "SELECT day - ? AS day, row_count FROM audit_seals WHERE sealed_at IS NOT NULL ORDER BY day";
  return (
    await env.DB.prepare(sql)
      .bind(START / DAY)
      .all()
  ).results;
}

const page = v.object({ page: v.object({ next: v.nullable(v.string()) }) });

/** All pages of the list, as somebody keeps them. */
async function exported(path = "/audit.json"): Promise<string> {
  const pages: string[] = [];
  for (let next: string | null = path; next !== null; ) {
    const text: string = await (await get(next)).text();
    pages.push(text);
    next = v.parse(page, JSON.parse(text)).page.next;
  }
  return pages.join("\n");
}

async function verified(text: string, kept: string | null = null): Promise<string> {
  const { ok, lines } = await reportOn([{ name: "audit.json", text }], kept);
  return [ok ? "ok" : "not ok", ...lines].join("\n");
}

const SEALED = v.object({ seals: v.array(v.object({ day: v.string(), seal: v.string() })) });

describe("the cron seals the audit list", () => {
  it("two hours after midnight UTC, and not before", async () => {
    await recorded(HOUR, 3);
    at(DAY + 2 * HOUR - 90_000);
    await cron(1);
    expect(await seals()).toEqual([]);
    await cron(1);
    expect(await seals()).toEqual([{ day: 0, row_count: 3 }]);
  });

  it("once a day, also where nothing was done, and says so in the log", async () => {
    const logged = vi.spyOn(console, "log").mockImplementation(() => {});
    await recorded(HOUR, 3);
    at(2 * DAY + 2 * HOUR);
    await cron(3);
    expect(await seals()).toEqual([
      { day: 0, row_count: 3 },
      { day: 1, row_count: 0 },
    ]);
    const [seal] = v.parse(SEALED, JSON.parse(await (await get("/audit.json")).text())).seals.toReversed();
    const lines = logged.mock.calls.flat().filter((line) => String(line).includes('"audit-seal"'));
    expect(lines).toHaveLength(2);
    expect(JSON.parse(String(lines[0]))).toEqual({ event: "audit-seal", day: "2036-03-03", rows: 3, seal: seal?.seal });
  });

  it("in order after an outage of days, and from the oldest row where none was sealed before", async () => {
    await recorded(HOUR, 3);
    await recorded(70 * DAY, 2);
    at(100 * DAY + 3 * HOUR);
    await cron(1, { AUDIT_DAYS: 400 });
    expect(await seals()).toHaveLength(60);
    await cron(2, { AUDIT_DAYS: 400 });
    const all = await seals();
    expect(all).toHaveLength(100);
    expect(all[70]).toEqual({ day: 70, row_count: 2 });
    at(110 * DAY + 3 * HOUR);
    await cron(1, { AUDIT_DAYS: 400 });
    expect(await seals()).toHaveLength(110);
  });

  it("in portions where a day has more rows than a run hashes, to the same seal", async () => {
    for (const [since, count] of [
      [HOUR, 100],
      [DAY, 1_230],
      [2 * DAY, 5],
    ] as const)
      await recorded(since, count);
    at(3 * DAY + 3 * HOUR);
    for (let run = 0; run < 5; run += 1) {
      await cron(1);
      expect((await seals()).length).toBe([1, 1, 3, 3, 3][run]);
    }
    expect(await verified(await exported())).toMatch(/^ok\n/);
  });

  it("to the same seal where two runs do it at once", async () => {
    await recorded(HOUR, 900);
    at(DAY + 3 * HOUR);
    const db = openDatabase(env.DB, new AbortController().signal);
    for (let run = 0; run < 3; run += 1) {
      await Promise.all([sealAudit(db, () => {}, Date.now()), sealAudit(db, () => {}, Date.now())]);
    }
    expect(await seals()).toEqual([{ day: 0, row_count: 900 }]);
    expect(await verified(await exported())).toMatch(/^ok\n/);
  });

  it("and no row comes into a day that is sealed, however late it is written", async () => {
    await recorded(HOUR, 3);
    at(DAY + 3 * HOUR);
    await cron(1);
    const entry = { at: START + 2 * HOUR, actor: actorBy("late", "token"), chat: null, what: "" } as const;
    const db = openDatabase(env.DB, new AbortController().signal);
    await db.batch([
      auditStatement({ ...entry, action: "listed" }),
      hourlyAuditStatement({ ...entry, action: "opened" }),
      hourlyAuditStatement({ ...entry, action: "opened" }),
    ]);
    const { results } = await env.DB.prepare("SELECT at FROM audit WHERE who = 'late'").all();
    expect(results).toEqual([{ at: START + DAY }, { at: START + DAY }]);
    expect(await verified(await exported())).toMatch(/^ok\n/);
  });

  it("also with rows of actions that only another version knows", async () => {
    await recorded(HOUR, 1);
    await env.DB.prepare("UPDATE audit SET action = 'praised'").run();
    at(DAY + 3 * HOUR);
    await cron(1);
    expect(await seals()).toEqual([{ day: 0, row_count: 1 }]);
  });
});

describe("GET /audit.json", () => {
  beforeEach(async () => {
    for (const day of [0, 1, 3]) await recorded(day * DAY + HOUR, 90);
    at(4 * DAY + 3 * HOUR);
    await cron(1);
  });

  it("has with its pages the seals of their days, so that the whole export can be verified", async () => {
    const said = await verified(await exported());
    expect(said).toMatch(/^ok\n/);
    expect(said).toContain("Complete and unchanged: 2036-03-03 to 2036-03-06.");
  });

  it.each([
    ["changed", "UPDATE audit SET who = 'peter' WHERE rowid = 1", "as many rows as were sealed, but not the same"],
    ["removed", "DELETE FROM audit WHERE rowid = 1", "1 of 90 sealed rows missing"],
    [
      "added",
      "INSERT INTO audit (at, id, who, door, action, what) SELECT at, 'more', who, door, action, what FROM audit WHERE rowid = 1",
      "1 more than the 90",
    ],
    ["given another id", "UPDATE audit SET who_id = 'U0PETER', who_name = who WHERE rowid = 1", "but not the same"],
    [
      "made without its seal",
      "DELETE FROM audit_seals WHERE day = (SELECT min(day) + 1 FROM audit_seals)",
      "2036-03-04: no seal",
    ],
  ])("tells of what was %s in the database", async (_, sql, said) => {
    const oldest = "(at, id) = (SELECT at, id FROM audit ORDER BY at, id LIMIT 1)";
    await env.DB.prepare(sql.replace("rowid = 1", oldest)).run();
    const told = await verified(await exported());
    expect(told).toMatch(/^not ok\n/);
    expect(told).toContain(said);
  });

  it("tells of a list whose seals were all made anew, by one that was kept", async () => {
    const [kept] = v.parse(SEALED, JSON.parse(await (await get("/audit.json")).text())).seals;
    await env.DB.batch(["UPDATE audit SET who = 'peter'", "DELETE FROM audit_seals"].map((sql) => env.DB.prepare(sql)));
    await cron(1);
    expect(await verified(await exported())).toMatch(/^ok\n/);
    expect(await verified(await exported(), kept?.seal ?? "")).toContain(
      "The seal that you gave is not in this export",
    );
  });

  it("is verified with who acted in Slack, as an older version wrote it and as this one does", async () => {
    const db = openDatabase(env.DB, new AbortController().signal);
    const entry = { action: "claimed", chat: null, what: "its alert" } as const;
    const names = ["jane.smith", "x (Slack U0PETER)", "a, b (leads, by link)", null];
    const rows = names.map((name, id) => ({ ...entry, at: START + 4 * DAY + id, actor: slackActor("U0JANE", name) }));
    await db.batch(rows.map(auditStatement));
    await env.DB.prepare(
      "INSERT INTO audit (at, id, who, door, action, what) VALUES (?, 'old', 'jane.smith (Slack U0JANE)', 'slack', 'claimed', '')",
    )
      .bind(START + 4 * DAY + 9)
      .run();
    at(5 * DAY + 3 * HOUR);
    await cron(1);
    const text = await exported();
    expect(await verified(text)).toMatch(/^ok\n/);
    expect(text).toContain('"actor":{"authMethod":"slack","id":"U0JANE","name":"x (Slack U0PETER)"}');
    expect(await verified(text.replaceAll('"id":"U0JANE"', '"id":"U0PETER"'))).toContain("but not the same");
    // An older version gave no actors.
    const pages = text.replaceAll(/,"actor":\{[^}]*\}/g, "");
    expect(pages).not.toContain('"actor"');
    expect(await verified(pages)).toMatch(/^ok\n/);
  });

  it("can be asked for some days alone, from within one and until within another", async () => {
    const text = await exported("/audit.json?from=2036-03-04&to=2036-03-06");
    expect(await verified(text)).toContain("Complete and unchanged: 2036-03-04 to 2036-03-05.");
    const part = await verified(await exported("/audit.json?from=2036-03-03T01:00:05Z&to=2036-03-06T01:00:10Z"));
    expect(part).toMatch(/^ok\nNot verified: 85 rows before .*\nNot verified: 10 rows of days/);
  });

  it("has no seals where it is narrowed otherwise", async () => {
    expect(await verified(await exported("/audit.json?who=jane"))).toContain("narrowed by who, door, action or chat");
  });

  it("can be verified after AUDIT_DAYS took its beginning, in whatever state that is", async () => {
    at(11 * DAY + HOUR + 45_000);
    for (let run = 0; run < 4; run += 1) {
      await cron(1, { AUDIT_DAYS: 10 });
      expect(await verified(await exported())).toMatch(/^ok\n/);
    }
    expect(await env.DB.prepare("SELECT min(at) AS at FROM audit").first("at")).toBeGreaterThan(START + DAY);
    expect((await seals()).at(0)).toMatchObject({ day: 2 });
    // So many rows that they go in several runs.
    await recorded(12 * DAY, 700);
    at(30 * DAY + HOUR);
    await cron(4, { AUDIT_DAYS: 30 });
    for (let run = 0; run < 6; run += 1) {
      await cron(1, { AUDIT_DAYS: 10 });
      expect(await verified(await exported())).toMatch(/^ok\n/);
    }
  });
});

describe("GET /audit", () => {
  const html = async (language: string) =>
    (await get("/audit", { headers: { ...ADMIN, Accept: "text/html", "Accept-Language": language } })).text();

  it("shows the seals, in the language of the reader", async () => {
    expect(await html("en")).toContain("No day is sealed yet.");
    expect(await html("hu")).toContain("Még egyetlen nap sincs lepecsételve.");
    await recorded(HOUR, 3);
    at(DAY + 3 * HOUR);
    await cron(1);
    const [seal] = v.parse(SEALED, JSON.parse(await (await get("/audit.json")).text())).seals;
    for (const language of ["en", "hu"]) expect(await html(language)).toContain(`<code>${seal?.seal}</code>`);
  });

  it("shows the latest seal where the page is of days that have none yet", async () => {
    await recorded(HOUR, 3);
    await recorded(DAY + HOUR, 120);
    at(DAY + 3 * HOUR);
    await cron(1);
    expect(await html("en")).toMatch(/2036-03-03<\/div>.*<code>[0-9a-f]{64}<\/code>/s);
  });
});
