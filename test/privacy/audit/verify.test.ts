import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuditRow } from "../../../src/privacy/audit/chain.ts";
import { reportOn } from "../../../src/privacy/audit/report.ts";
import { DAY, exported, type MadePage, order, rowAt } from "./support/made.ts";

const HOUR = 60 * 60_000;
/** More rows in a day than are hashed at once, some in the same millisecond, a day without any, and today. */
const ROWS = [
  ...Array.from({ length: 260 }, (_, count) => rowAt(count * 1_000, `first ${count}`)),
  ...["b", "a", "\u{1F600}", "\uFFFD"].map((id) => rowAt(2 * DAY + 5, id)),
  rowAt(3 * DAY + HOUR, "today"),
];

async function report(pages: readonly unknown[], kept: string | null = null) {
  const files = pages.map((page, index) => ({ name: `page-${index}.json`, text: JSON.stringify(page) }));
  return reportOn(files, kept);
}

async function words(pages: readonly unknown[], kept: string | null = null): Promise<string> {
  const { ok, lines } = await report(pages, kept);
  return [ok ? "ok" : "not ok", ...lines].join("\n");
}

/** Pages of which the test changes something. */
async function changed(change: (pages: MadePage[]) => void, shown = 100): Promise<string> {
  const pages = await exported(ROWS, { days: 3, shown });
  change(pages);
  return words(pages);
}

function first<Entry>(entries: readonly Entry[], index = 0): Entry {
  const entry = entries[index];
  if (entry === undefined) throw new Error("there is none");
  return entry;
}

describe("npm run audit:verify says that an export is complete and unchanged", () => {
  it("up to which day, and how many rows are not sealed yet", async () => {
    const pages = await exported(ROWS, { days: 3, shown: 100 });
    const said = await words(pages);
    expect(said).toMatch(/^ok\n/);
    expect(said).toContain("Not verified: 1 row of days that are not sealed yet.");
    expect(said).toContain(`The last seal is of 2026-03-04: ${pages[0]?.seals[0]?.seal}.`);
    expect(said).toContain("Complete and unchanged: 2026-03-02 to 2026-03-04.");
  });

  it("in one file or several, in any order, one after the other or as an array", async () => {
    const pages = await exported(ROWS, { days: 3, shown: 100 });
    const texts = pages.map((page) => JSON.stringify(page));
    for (const text of [texts.join(""), texts.join("\n"), `\ufeff[${texts.toReversed().join(", ")}]\n`]) {
      expect(await reportOn([{ name: "audit.json", text }], null)).toMatchObject({ ok: true });
    }
    expect(await report(pages.toReversed())).toMatchObject({ ok: true });
    expect(await report([...pages, ...pages])).toMatchObject({ ok: true });
  });

  it("of which AUDIT_DAYS has removed the beginning, in the middle of a day", async () => {
    const pages = await exported(ROWS, { days: 3, shown: 1_000 });
    const [page] = pages;
    if (page === undefined) throw new Error("no page");
    // What the cron leaves behind half an hour into the first day.
    page.audit.splice(-10);
    page.seals.pop();
    page.sealedFrom = "2026-03-03";
    const said = await words(pages);
    expect(said).toMatch(/^ok\n/);
    expect(said).toContain("Not verified: 250 rows before the first sealed day");
    expect(said).toContain("Complete and unchanged: 2026-03-03 to 2026-03-04.");
  });

  it("that asks for some days alone", async () => {
    const pages = await exported(ROWS, { days: 3, shown: 1_000 });
    const page = first(pages);
    page.audit = page.audit.filter(({ at }) => at >= "2026-03-02T00:00:10" && at < "2026-03-04");
    page.seals = page.seals.filter(({ day }) => day === "2026-03-03");
    Object.assign(page.page, { from: "2026-03-02T00:00:10.000Z", to: "2026-03-04T00:00:00.000Z" });
    expect(await words(pages)).toMatch(/^ok\nNot verified: 250 rows before/);
  });

  it("and has the seal that an auditor kept", async () => {
    const pages = await exported(ROWS, { days: 3, shown: 100 });
    const kept = first(first(pages).seals, 0).seal;
    expect(await report(pages, kept)).toMatchObject({ ok: true });
    expect(await words(pages, "0".repeat(64))).toMatch(/^not ok\nThe seal that you gave is not in this export/);
  });
});

describe("npm run audit:verify says what is wrong and where", () => {
  it.each<readonly [string, (pages: MadePage[]) => void, string]>([
    [
      "a changed row",
      (pages) => Object.assign(first(first(pages, 1).audit), { who: "peter" }),
      "2026-03-02: as many rows",
    ],
    ["a missing row", (pages) => first(pages, 1).audit.splice(1, 1), "2026-03-02: 1 of 260 sealed rows missing."],
    [
      "an added row",
      (pages) => first(pages).audit.splice(1, 0, rowAt(2 * DAY + 9, "added")),
      "2026-03-04: 1 more than the 4 sealed rows.",
    ],
    [
      "a row on a day that had none",
      (pages) => first(pages).audit.splice(5, 0, rowAt(DAY, "added")),
      "2026-03-03: 1 more",
    ],
    [
      "a row that stands twice",
      (pages) => first(pages).audit.splice(1, 0, first(first(pages).audit, 1)),
      "stands there twice",
    ],
    [
      "rows that changed places",
      (pages) => first(pages).audit.splice(1, 0, ...first(pages).audit.splice(2, 1)),
      "out of order",
    ],
    [
      "one row in two versions",
      (pages) => pages.push({ ...first(pages), audit: [{ ...first(first(pages).audit), what: "other" }] }),
      "is there in two versions",
    ],
    ["a day without a seal", (pages) => first(pages).seals.splice(1, 1), "2026-03-03: no seal, though it was due."],
    [
      "last days without a seal",
      (pages) => first(pages).seals.splice(0, 2),
      "2026-03-03 to 2026-03-04: no seal, though it was due.",
    ],
    [
      "the first day without a seal",
      (pages) =>
        pages.map(({ seals }) =>
          seals.splice(
            seals.findIndex(({ day }) => day === "2026-03-02"),
            1,
          ),
        ),
      "2026-03-02: no seal, though it was due.",
    ],
    ["no seal at all", (pages) => pages.map((page) => Object.assign(page, { seals: [] })), "No day in it has a seal"],
    [
      "a seal that does not follow upon the one before",
      (pages) => Object.assign(first(first(pages).seals), { previous: "0".repeat(64) }),
      "2026-03-04: does not follow upon the seal of the day before",
    ],
    [
      "a seal that was changed",
      (pages) => Object.assign(first(first(pages).seals), { seal: "0".repeat(64) }),
      "2026-03-04: as many rows as were sealed, but not the same",
    ],
    [
      "two seals of one day",
      (pages) => Object.assign(first(first(pages, 1).seals), { rows: 3 }),
      "two different seals",
    ],
    ["a missing first page", (pages) => pages.shift(), "The first page is missing."],
    ["a missing page", (pages) => pages.splice(1, 1), "A page is missing: the one at /audit.json?after="],
    ["a missing last page", (pages) => pages.pop(), "A page is missing: the one at /audit.json?after="],
  ])("%s", async (_, change, said) => {
    const told = await changed(change);
    expect(told).toMatch(/^not ok\n/);
    expect(told).toContain(said);
    expect(told).toMatch(/\nNot complete and unchanged: \d+ findings?\.$/);
  });

  it.each<readonly [string, unknown, string]>([
    ["no JSON", "<html>", "page-0.json is no JSON"],
    ["a page that was cut off", '{"audit":[', "page-0.json is no JSON"],
    ["another document", { chats: [] }, "is no page of /audit.json: audit is not as the list gives it"],
    [
      "a page of a narrowed list",
      { audit: [], seals: null, sealedFrom: null },
      "narrowed by who, door, action or chat",
    ],
  ])("%s", async (_, given, said) => {
    const text = typeof given === "string" ? given : JSON.stringify(given);
    const { ok, lines } = await reportOn([{ name: "page-0.json", text }], null);
    expect([ok, lines.join("\n")]).toEqual([false, expect.stringContaining(said)]);
  });

  it("an instant that is written in another way", async () => {
    const told = await changed((pages) => Object.assign(first(first(pages).audit), { at: "2026-03-05T01:00:00Z" }));
    expect(told).toContain("audit.0.at is not as the list gives it");
  });
});

describe("an export, whatever it holds,", () => {
  const text = fc.string({ unit: "binary", maxLength: 6 });
  const row = fc.record({
    at: fc.integer({ min: 0, max: 3 * DAY - 1 }).map((since) => rowAt(since - (since % HOUR), "").at),
    id: text,
    ...{ who: text, door: text, action: text, what: text },
    chat: fc.option(fc.constantFrom("130/1", "130/2")),
  });
  const rows = fc
    .uniqueArray(row, { minLength: 1, maxLength: 30, selector: ({ at, id }) => `${at} ${id}` })
    .map((some) => some.map((one) => JSON.parse(JSON.stringify(one))));
  const given = fc.record({ rows, shown: fc.integer({ min: 1, max: 12 }) });

  it("is complete and unchanged as the list gives it", async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ rows: some, shown }) => {
        expect(await report(await exported(some, { days: 3, shown }))).toMatchObject({ ok: true });
      }),
    );
  });

  it("is not, where any row is changed, removed, added or stands elsewhere", async () => {
    const field = fc.constantFrom("at", "id", "who", "door", "action", "chat", "what");
    const what = fc.constantFrom("change", "remove", "add", "move");
    await fc.assert(
      fc.asyncProperty(
        given,
        what,
        field,
        fc.nat(),
        fc.nat(),
        async ({ rows: some, shown }, how, name, which, where) => {
          const pages = await exported(some, { days: 3, shown });
          const all = pages.flatMap(({ audit }) => audit.map((one, index) => ({ audit, one, index })));
          const { audit, one, index } = first(all, which % all.length);
          const to = where % audit.length;
          if (how === "change") audit[index] = otherIn(one, name);
          if (how === "remove") audit.splice(index, 1);
          if (how === "add") audit.splice(to, 0, { ...one, id: `${one.id}+` });
          if (how === "move") audit.splice(to, 0, ...audit.splice(index, 1));
          fc.pre(how !== "move" || to !== index);
          expect(await report(pages)).toMatchObject({ ok: false });
        },
      ),
    );
  });

  function otherIn(one: AuditRow, name: string): AuditRow {
    if (name === "at") return { ...one, at: new Date(Date.parse(one.at) + 1).toISOString() };
    if (name === "chat") return { ...one, chat: one.chat === null ? "130/3" : null };
    return { ...one, [name]: `${Reflect.get(one, name)}x` };
  }
});

it("rows are ordered as D1 orders them, also beyond the basic plane", () => {
  const ids = ROWS.filter(({ at }) => at.startsWith("2026-03-04"))
    .toSorted(order)
    .map(({ id }) => id);
  expect(ids).toEqual(["a", "b", "\uFFFD", "\u{1F600}"]);
});
