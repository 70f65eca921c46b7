import { describe, expect, it } from "vitest";
import { NO_COUNTS } from "../../../../src/alerts/counts.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor } from "../../../../src/locale/locale.ts";
import type { Report } from "../../../../src/statistics/report.ts";
import { statisticsPage } from "../../../../src/web/pages/statistics/page.tsx";
import { readDays } from "../../../../src/web/pages/statistics/query.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const COUNTS = { ...NO_COUNTS, came: 1_234, alerts: 12, lost: 3, missed: 4, claimed: 9, calledBack: 5, open: 2 };

function page(language: Language, queues: number, changes: Partial<Report> = {}): string {
  const read = readDays(new URLSearchParams("days=7"), "Europe/Budapest", NOW);
  if (!read.ok) throw new Error(read.problem);
  return statisticsPage({
    person: { kind: "person", role: "supervisor", name: "jane.smith@example.com", authMethod: "access" },
    format: formatFor(language, "Europe/Budapest"),
    asked: read.asked,
    timeZone: "Europe/Budapest",
    search: "?days=7",
    days: read.asked.days.map((day, index) => ({ ...day, counts: index === 6 ? COUNTS : NO_COUNTS })),
    report: {
      total: { counts: COUNTS, before: { ...NO_COUNTS, alerts: 9 } },
      speed: { claimed: 269_000, wonBack: null },
      speedBefore: { claimed: 300_000, wonBack: null },
      queues: Array.from({ length: queues }, (_, index) => ({
        ...{ queue: `Queue ${index + 1}`, counts: COUNTS, before: NO_COUNTS, open: 2 },
      })),
      agents: [],
      open: 7,
      wonBackLate: 1,
      ...{ asOf: null, countedFrom: null, ...changes },
    },
  });
}

const cells = (html: string, label: string) =>
  [...html.matchAll(new RegExp(`<td data-label="${label}"[^>]*>(.*?)</td>`, "g"))].map(([, cell]) => cell);

describe("the page of the statistics", () => {
  it("says each figure with the one before, and how fast", () => {
    const html = page("en", 1);
    expect(html).toContain('<dt>Alerts</dt><dd dir="auto">12 (before: 9)</dd>');
    expect(html).toContain('<dt>Median time to claim</dt><dd dir="auto">4 min 29 s (before: 5 min)</dd>');
    expect(html).toContain('<dt>Median time to win back</dt><dd dir="auto">–</dd>');
    expect(html).toContain('<dt>Open now, older ones included</dt><dd dir="auto">7</dd>');
  });

  it("has every day, the latest first, and nothing in the place of a zero", () => {
    const html = page("en", 0);
    expect(cells(html, "Day")[0]).toBe("<div>24 November 2026 (so far)</div>");
    expect(cells(html, "Chats")).toEqual(["<div>1,234</div>", "", "", "", "", "", ""]);
  });

  it("has the thirty worst queues, and says how many there are beside", () => {
    const html = page("en", 44);
    expect(html).toContain("Queue 30<");
    expect(html).not.toContain("Queue 31<");
    expect(html).toContain("And 14 more: the exports have them all.");
    expect(page("en", 30)).not.toContain("more:");
  });

  it("has a row for each agent, whose name is text", () => {
    const agents = [{ agent: "Jane <Smith>", counts: COUNTS }];
    expect(cells(page("en", 0, { agents }), "Agent")).toEqual(["<div><bdi>Jane &lt;Smith></bdi></div>"]);
  });

  it("says until when and from when on everything is counted, where it is not all", () => {
    const html = page("en", 1, { asOf: NOW, countedFrom: NOW - 86_400_000 });
    expect(html).toContain("As of 24 Nov 2026, 11:00: some of what came or changed since then");
    expect(html).toContain("What was before 23 Nov 2026, 11:00 is still being counted.");
    expect(page("hu", 1, { asOf: NOW })).toContain("Állapot: ");
    expect(page("en", 1)).not.toMatch(/As of|still being counted/);
  });

  it.each(LANGUAGES)("says all of it in %s", (language) => {
    const html = page(language, 44);
    const { before, chart, calendar, lastDays, moreQueues, show, times, forms, never, noQueue, ...more } =
      wordsFor(language).statistics;
    const { asOf, countedFrom, byAgent, agent, ...rest } = more;
    for (const word of Object.values(rest)) expect(html).toContain(word);
    expect(html).not.toMatch(/undefined|NaN|Invalid/);
  });
});
