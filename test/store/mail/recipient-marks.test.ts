import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { MARKS, markName, type RecipientMark, readMarkName } from "../../../src/alerts/recipient-mark.ts";
import { openDatabase } from "../../../src/store/database.ts";
import {
  clearMarkStatements,
  forgetMarksStatements,
  listRecipientMarks,
  markRecipientsStatements,
  readRecipientMarks,
  recipientMarksStatement,
} from "../../../src/store/mail/recipient-marks.ts";
import { CREATED } from "../../worker/support/deliveries.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(60_000));
const LATER = CREATED + 3_600_000;

const BOUNCED: RecipientMark = {
  address: "leads@example.com",
  mark: "bounced",
  provider: "resend",
  at: CREATED,
  reason: "Permanent",
};
const SUPPRESSED = { ...BOUNCED, mark: "suppressed", provider: "cloudflare", at: LATER, reason: "" } as const;
const COMPLAINED = { ...BOUNCED, mark: "complained", at: LATER, reason: "abuse" } as const;

const mark = (...marks: readonly RecipientMark[]) => db.batch(markRecipientsStatements(marks, LATER));

async function read(...addresses: readonly string[]) {
  const [rows] = await db.batch([recipientMarksStatement(addresses)]);
  return readRecipientMarks(rows);
}

async function told(): Promise<readonly unknown[]> {
  const { results } = await env.DB.prepare("SELECT what FROM sights WHERE kind = 'recipient-marked'").all();
  return results.map(({ what }) => what);
}

beforeEach(async () => {
  await env.DB.batch([env.DB.prepare("DELETE FROM recipient_marks"), env.DB.prepare("DELETE FROM sights")]);
});

describe("a marked recipient", () => {
  it("is found by its address in any case, in one statement", async () => {
    await mark({ ...BOUNCED, address: "Leads@Example.COM" });
    expect(await read("LEADS@example.com", "boss@example.com")).toEqual(new Map([[BOUNCED.address, BOUNCED]]));
    expect(await read("boss@example.com")).toEqual(new Map());
    expect(await read()).toEqual(new Map());
    expect(await listRecipientMarks(db)).toEqual([BOUNCED]);
  });

  it("keeps its mark until it becomes worse", async () => {
    await mark(BOUNCED);
    await mark({ ...BOUNCED, at: LATER, provider: "ses" });
    await mark(SUPPRESSED);
    expect(await listRecipientMarks(db)).toEqual([BOUNCED]);
    await mark(COMPLAINED);
    expect(await listRecipientMarks(db)).toEqual([COMPLAINED]);
    await mark(BOUNCED);
    expect(await listRecipientMarks(db)).toEqual([COMPLAINED]);
  });

  it("has the worst of the marks that came, in whatever order and however often", async () => {
    const anyMarks = fc.array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyMarks, fc.boolean(), async (marks, together) => {
        await db.batch(forgetMarksStatements([]));
        const all = marks.map((one) => ({ ...BOUNCED, mark: one }));
        if (together) await mark(...all);
        else for (const one of all) await mark(one);
        const worst = MARKS.findLast((one) => marks.includes(one));
        expect((await listRecipientMarks(db)).map((one) => one.mark)).toEqual([worst]);
      }),
      { numRuns: 30 },
    );
  });

  it("with a mark that only a newer version knows gets nothing either", async () => {
    await env.DB.prepare("INSERT INTO recipient_marks VALUES ('leads@example.com', 'moved', 'ses', 1, '')").run();
    expect((await read("leads@example.com")).get("leads@example.com")?.mark).toBe("suppressed");
  });

  it("writes nothing where the mark is known", async () => {
    await mark(BOUNCED);
    const statements = markRecipientsStatements([BOUNCED, SUPPRESSED], LATER + 1);
    const results = await env.DB.batch(statements.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)));
    expect(results.map(({ meta }) => meta.rows_written)).toEqual([0, 0]);
  });
});

describe("the engineers", () => {
  it("are notified once of each mark", async () => {
    await mark(BOUNCED, { ...BOUNCED, address: "boss@example.com" });
    await mark(BOUNCED, SUPPRESSED);
    expect(await told()).toEqual(["boss@example.com/bounced/resend", "leads@example.com/bounced/resend"]);
    await mark(COMPLAINED);
    expect(await told()).toContain("leads@example.com/complained/resend");
  });

  it("are notified again once the mark was cleared, and of no cleared one", async () => {
    await mark(
      BOUNCED,
      { ...BOUNCED, address: "leads@example.com.au" },
      { ...BOUNCED, address: "a/leads@example.com" },
    );
    await db.batch(clearMarkStatements("LEADS@example.com"));
    expect(await told()).toEqual(["a/leads@example.com/bounced/resend", "leads@example.com.au/bounced/resend"]);
    expect((await listRecipientMarks(db)).map(({ address }) => address)).toEqual([
      "a/leads@example.com",
      "leads@example.com.au",
    ]);
    await mark(COMPLAINED);
    expect(await told()).toContain("leads@example.com/complained/resend");
  });
});

describe("marks that are forgotten", () => {
  it("are those of addresses that are not in the settings any more, with what was to be told of them", async () => {
    await mark(BOUNCED, { ...BOUNCED, address: "gone@example.com" });
    await mark(COMPLAINED);
    await env.DB.prepare(
      "INSERT INTO sights (kind, what, first_at, last_at, count) VALUES ('quiet', '1', 1, 1, 1)",
    ).run();
    await db.batch(forgetMarksStatements(["Leads@example.com"]));
    expect(await listRecipientMarks(db)).toEqual([COMPLAINED]);
    expect(await told()).toEqual(["leads@example.com/complained/resend"]);
    await db.batch(forgetMarksStatements([]));
    expect(await listRecipientMarks(db)).toEqual([]);
    expect(await env.DB.prepare("SELECT kind FROM sights").all()).toMatchObject({ results: [{ kind: "quiet" }] });
  });
});

describe("the name of a mark", () => {
  it("says which mark it is, whatever the address", () => {
    const names = fc.constantFrom(
      "leads@example.com",
      "a/b@example.com",
      "a/bounced/c@x.example",
      "!#$%&'*+/=?^`{|}~@e.com",
    );
    fc.assert(
      fc.property(names, fc.constantFrom(...MARKS), fc.constantFrom("resend", "ses", ""), (address, kind, provider) => {
        expect(readMarkName(markName({ address, mark: kind, provider }))).toEqual({ address, mark: kind, provider });
      }),
    );
    expect(["", "leads@example.com", "leads@example.com/moved/ses", "leads/bounced/ses"].map(readMarkName)).toEqual([
      ...[null, null, null, null],
    ]);
  });
});
