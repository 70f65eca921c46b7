import { describe, expect, it } from "vitest";
import { fullness, isEmptied, silence } from "../../src/alerts/self-check.ts";
import { unknownWords } from "../../src/alerts/service-event.ts";
import { readSla } from "../../src/chat/sla.ts";
import { readPeriod } from "../../src/config/hours-period.ts";
import { weekOf } from "../../src/time/week.ts";
import { chatOf } from "../chat/support/reading.ts";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}:00Z`);

describe("a silence", () => {
  const always = { after: 4 * HOUR, hours: null };

  it("is one when so much time has passed since the last chat, and not a moment before", () => {
    const last = at("2026-03-02T09:00");
    expect(silence(always, last, last + 4 * HOUR - 1)).toBeNull();
    expect(silence(always, last, last + 4 * HOUR)).toEqual({ kind: "quiet", what: String(last) });
  });

  it("has the same name as long as it lasts", () => {
    const last = at("2026-03-02T09:00");
    expect(silence(always, last, last + 90 * HOUR)).toEqual(silence(always, last, last + 5 * HOUR));
  });

  it("does not grow while it is closed", () => {
    const period = readPeriod("Mon-Fri 08:00-16:00");
    const open = { zone: "UTC", week: weekOf(period.ok ? period.periods : []), closed: new Set<string>() };
    const friday = at("2026-03-06T14:00");
    expect(silence({ after: 4 * HOUR, hours: open }, friday, at("2026-03-09T09:59"))).toBeNull();
    expect(silence({ after: 4 * HOUR, hours: open }, friday, at("2026-03-09T10:00"))).not.toBeNull();
  });
});

describe("a database", () => {
  it.each([
    [399_999_999, null],
    [400_000_000, "80/500"],
    [474_999_999, "80/500"],
    [475_000_000, "95/500"],
    [600_000_000, "95/500"],
  ])("of %i bytes of 500 MB is told as %j", (bytes, what) => {
    expect(fullness(bytes, 500)?.what ?? null).toBe(what);
  });

  it("is emptied well below the level at which it is told, so that it is not told at each turn", () => {
    expect([349_999_999, 350_000_000, 399_000_000].map((bytes) => isEmptied(bytes, 500))).toEqual([true, false, false]);
  });
});

describe("a word of the vendor's", () => {
  const wordsOf = (changes: object, met: readonly string[] = []) => {
    const chat = chatOf({ projectId: 1, chatId: 1, ...changes });
    return unknownWords(chat, readSla(chat.slaStatus, { breached: new Set(), met: new Set(met) }));
  };

  it.each([
    {},
    { slaStatus: "answeredBeforeSLA", disposition: "completed" },
    { slaStatus: "missedAfterSLA", disposition: " LOST " },
    { slaStatus: "", disposition: null },
  ])("is known in %j", (changes) => {
    expect(wordsOf(changes)).toEqual([]);
  });

  it("is seen where nobody knows it, in spam too", () => {
    expect(wordsOf({ slaStatus: "slowish", disposition: "Abandoned", isSpam: 1 })).toEqual([
      { kind: "unknown-sla", what: "slowish" },
      { kind: "unknown-disposition", what: "Abandoned" },
    ]);
  });

  it("is known once the deployer has said what it means", () => {
    expect(wordsOf({ slaStatus: "slowish" }, ["slowish"])).toEqual([]);
  });

  it("is cut where it is no word, between characters", () => {
    expect(wordsOf({ disposition: "🙂".repeat(200) })).toEqual([
      { kind: "unknown-disposition", what: "🙂".repeat(80) },
    ]);
  });
});
