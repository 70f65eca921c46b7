import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryStatus } from "../../src/alerts/delivery.ts";
import { type ListedAuditEntry, listAudit } from "../../src/store/audit/list.ts";
import type { ScanBounds, ScannedPage } from "../../src/store/bounded-scan.ts";
import { type ListedChat, listChats } from "../../src/store/chats/list.ts";
import { openDatabase } from "../../src/store/database.ts";
import { listDeliveries, type RecordedDelivery } from "../../src/store/deliveries/list.ts";
import { listQuarantine, type QuarantineEntry } from "../../src/store/quarantine/quarantine.ts";

const db = openDatabase(env.DB, new AbortController().signal);

/** Many at the same time, so that often the ids decide. */
const time = fc.integer({ min: 100, max: 108 });
const bounds = fc.record({ shown: fc.integer({ min: 1, max: 6 }), examined: fc.integer({ min: 1, max: 12 }) });
const times = fc.record({ from: fc.option(time), to: fc.option(time) });
const some = <Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values));

/** All entries that one comes to by following the links, which must end. */
async function followed<Entry>(page: (after: Entry | null) => Promise<ScannedPage<Entry>>, { shown }: ScanBounds) {
  const all: Entry[] = [];
  let after: Entry | null = null;
  for (let pages = 0; pages < 500; pages += 1) {
    const found: ScannedPage<Entry> = await page(after);
    expect(found.entries.length).toBeLessThanOrEqual(shown);
    if (!found.endedEarly && found.last !== null) expect(found.entries).toHaveLength(shown);
    all.push(...found.entries);
    if (found.last === null) return all;
    after = found.last;
  }
  throw new Error("the links do not end");
}

async function plant(table: string, columns: readonly string[], rows: readonly object[]): Promise<void> {
  const values = columns.map((column) => `value ->> '${column}'`).join(", ");
  await env.DB.batch([
    env.DB.prepare(`DELETE FROM ${table}`),
    env.DB.prepare(`INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values} FROM json_each(?)`).bind(
      JSON.stringify(rows),
    ),
  ]);
}

const during = (at: number, { from, to }: { readonly from: number | null; readonly to: number | null }) =>
  at >= (from ?? 0) && at < (to ?? 1_000);
const asked = <Value>(value: Value, wish: Value | null) => wish === null || value === wish;
const RUNS = { numRuns: 60 };

describe("whoever follows the links of a list sees each entry once, however little a page may look at, of", () => {
  it("chats", async () => {
    const chat = fc.record({
      ...{ chat_id: fc.integer({ min: 1, max: 12 }), project_id: fc.constantFrom(9, 130, 131), received_at: time },
      ...{ queue: fc.constantFrom("Sales", "Support"), gone: fc.constantFrom(null, null, "expired") },
      ...{ is_spam: fc.constantFrom(0, 1), reason: fc.constantFrom("lost", "missed", null) },
    });
    const chats = fc.uniqueArray(chat, { maxLength: 40, selector: (one) => `${one.project_id}/${one.chat_id}` });
    const filter = fc.record({
      ...{ project: some(9, 130), chat: some(1, 2), queue: some("sales"), reason: some("lost" as const) },
      isSpam: fc.option(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(chats, filter, times, bounds, async (rows, wish, when, limits) => {
        const fixed = { revision: 1, revisions: 1, receipt: "", messages: 0 };
        await plant(
          "chats",
          [...Object.keys(fixed), "chat_id", "project_id", "received_at", "queue", "gone", "is_spam"],
          rows.map((row) => ({ ...fixed, ...row })),
        );
        const alert = { number: 1, state: "open", changes: 1, urgency: 1, opened_at: 1, since: 1, summary: "{}" };
        await plant(
          "alerts",
          [...Object.keys(alert), "chat_id", "project_id", "reasons"],
          rows.flatMap((row) =>
            row.reason === null ? [] : [{ ...alert, ...row, reasons: JSON.stringify([row.reason, "sla-breached"]) }],
          ),
        );
        const whole = { ...wish, ...when, disposition: null };
        const listed = await followed<ListedChat>((after) => listChats(db, whole, after, limits), limits);
        const expected = rows
          .filter((row) => row.gone === null && during(row.received_at, when))
          .filter((row) => asked(row.project_id, wish.project) && asked(row.chat_id, wish.chat))
          .filter((row) => asked(row.queue.toLowerCase(), wish.queue) && asked(row.reason, wish.reason))
          .filter((row) => asked(row.is_spam === 1, wish.isSpam))
          .toSorted((a, b) => b.received_at - a.received_at || b.chat_id - a.chat_id || b.project_id - a.project_id)
          .map((row) => `${row.project_id}/${row.chat_id} ${row.reason}`);
        const names = listed.map(({ key, reasons }) => `${key.projectId}/${key.chatId} ${reasons[0] ?? null}`);
        // Those of one chat id are in order on each page alone.
        expect(wish.chat === null ? names : names.toSorted()).toEqual(
          wish.chat === null ? expected : expected.toSorted(),
        );
      }),
      RUNS,
    );
  });

  it("deliveries", async () => {
    const delivery = fc.record({
      ...{ chat_id: fc.constantFrom(1, 2, 11), project_id: fc.constantFrom(130, 13), created_at: time },
      ...{ which: fc.integer({ min: 1, max: 12 }), target: fc.constantFrom("slack", "leads") },
      status: fc.constantFrom<DeliveryStatus>("dead", "dead", "pending", "sent"),
      ...{ kind: fc.constantFrom("alert", "change"), reason: fc.constantFrom("lost", "missed") },
    });
    const idOf = (one: { project_id: number; chat_id: number; kind: string; which: number; target: string }) =>
      `${one.project_id}-${one.chat_id}-${one.kind}-${one.which}-${one.target}`;
    const deliveries = fc.uniqueArray(delivery, { maxLength: 60, selector: idOf });
    const filter = fc.record({
      ...{ target: some("slack"), status: some<DeliveryStatus>("dead", "pending"), kind: some("alert" as const) },
      ...{ reason: some("lost" as const), chat: some({ projectId: 130, chatId: 1 }) },
    });
    await fc.assert(
      fc.asyncProperty(deliveries, filter, times, bounds, async (rows, wish, when, limits) => {
        const columns = ["chat_id", "project_id", "created_at", "target", "status", "kind"];
        const stored = rows.map((row) => ({
          ...row,
          ...{ id: idOf(row), reasons: JSON.stringify([row.reason]), due_at: 1 },
        }));
        await plant("deliveries", [...columns, "id", "reasons", "due_at"], stored);
        const listed = await followed<RecordedDelivery>(
          (after) => listDeliveries(db, { ...wish, ...when }, after, limits),
          limits,
        );
        const expected = stored
          .filter((row) => during(row.created_at, when) && asked(row.target, wish.target))
          .filter((row) => asked(row.status, wish.status) && asked(row.kind, wish.kind))
          .filter((row) => asked(row.reason, wish.reason))
          .filter((row) => wish.chat === null || (row.project_id === 130 && row.chat_id === 1))
          .toSorted((a, b) => b.created_at - a.created_at || (a.id < b.id ? 1 : -1))
          .map(({ id }) => id);
        const ids = listed.map(({ id }) => id);
        expect(wish.chat === null ? ids : ids.toSorted()).toEqual(wish.chat === null ? expected : expected.toSorted());
      }),
      RUNS,
    );
  });

  it("deeds", async () => {
    const entry = fc.record({
      ...{ at: time, id: fc.integer({ min: 10, max: 99 }).map(String), who: fc.constantFrom("jane", "peter") },
      ...{ door: fc.constantFrom("token", "link"), action: fc.constantFrom("opened", "listed") },
      chat_id: fc.constantFrom(null, 1, 2),
    });
    const entries = fc.uniqueArray(entry, { maxLength: 60, selector: ({ at, id }) => `${at}.${id}` });
    const filter = fc.record({
      ...{ who: some("jane"), door: some("link"), action: some("opened" as const) },
      chat: some({ projectId: 130, chatId: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(entries, filter, times, bounds, async (rows, wish, when, limits) => {
        const stored = rows.map((row) => ({ ...row, project_id: row.chat_id === null ? null : 130, what: "" }));
        await plant("audit", ["at", "id", "who", "door", "action", "chat_id", "project_id", "what"], stored);
        const listed = await followed<ListedAuditEntry>(
          (after) => listAudit(db, { ...wish, ...when }, after, limits),
          limits,
        );
        const expected = rows
          .filter((row) => during(row.at, when) && asked(row.who, wish.who) && asked(row.door, wish.door))
          .filter((row) => asked(row.action, wish.action) && (wish.chat === null || row.chat_id === 1))
          .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
          .map(({ at, id }) => `${at}.${id}`);
        expect(listed.map(({ at, id }) => `${at}.${id}`)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("what is in quarantine", async () => {
    const entry = fc.record({ last_at: time, id: fc.integer({ min: 10, max: 99 }).map(String) });
    const entries = fc.uniqueArray(entry, { maxLength: 30, selector: ({ id }) => id });
    await fc.assert(
      fc.asyncProperty(entries, bounds, async (rows, limits) => {
        const fixed = { count: 1, first_at: 1, problem: "", encrypted: 0, iv: "", body: "AAAA" };
        await plant(
          "quarantine",
          [...Object.keys(fixed), "last_at", "id"],
          rows.map((row) => ({ ...fixed, ...row })),
        );
        const listed = await followed<QuarantineEntry>((after) => listQuarantine(db, after, limits), limits);
        const expected = rows.toSorted((a, b) => b.last_at - a.last_at || (a.id < b.id ? 1 : -1));
        expect(listed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }),
      RUNS,
    );
  });
});

describe("a page", () => {
  const NOTHING = { who: null, door: null, action: null, chat: null, from: null, to: null };
  const entries = async (count: number) => {
    const rows = Array.from({ length: count }, (_, at) => ({ at, id: "a", who: "jane", door: "token" }));
    await plant(
      "audit",
      ["at", "id", "who", "door", "action", "what"],
      rows.map((row) => ({ ...row, action: "opened", what: "" })),
    );
  };

  it("says up to where it looked, and ends at what is the last", async () => {
    await entries(30);
    const nobody = { ...NOTHING, who: "nobody" };
    const first = await listAudit(db, nobody, null, { shown: 5, examined: 20 });
    expect(first).toMatchObject({ entries: [], last: { at: 10 }, endedEarly: true });
    const second = await listAudit(db, nobody, first.last, { shown: 5, examined: 20 });
    expect(second).toEqual({ entries: [], last: null, endedEarly: false });
  });

  it("is the last where nothing follows what it looked at", async () => {
    await entries(20);
    const found = await listAudit(db, { ...NOTHING, who: "nobody" }, null, { shown: 5, examined: 20 });
    expect(found).toEqual({ entries: [], last: null, endedEarly: false });
  });

  it("that is full goes on after its last entry, though more was looked at", async () => {
    await entries(30);
    const found = await listAudit(db, NOTHING, null, { shown: 5, examined: 20 });
    expect(found).toMatchObject({ last: { at: 25 }, endedEarly: false });
  });

  it("begins at the earlier of what is asked for and where the page before ended", async () => {
    await entries(30);
    const limits = { shown: 2, examined: 20 };
    const [place] = (await listAudit(db, { ...NOTHING, to: 12 }, null, limits)).entries;
    const at = async (to: number) =>
      (await listAudit(db, { ...NOTHING, to }, place ?? null, limits)).entries.map((entry) => entry.at);
    expect([place?.at, await at(20), await at(12), await at(5)]).toEqual([11, [10, 9], [10, 9], [4, 3]]);
  });
});
