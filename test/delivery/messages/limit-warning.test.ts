import { describe, expect, it } from "vitest";
import { renderLimitWarning } from "../../../src/delivery/messages/limit-warning.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { LANGUAGES, type Language } from "../../../src/locale/locale.ts";
import { LIMITS, type Limit } from "../../../src/store/d1-failure.ts";
import { readingOf } from "./support/alerts.ts";

const NOON = Date.parse("2026-11-24T12:00:00Z");

const message = (limit: Limit, language: Language) =>
  renderLimitWarning(limit, NOON, formatFor(language, "Europe/Budapest"));

describe("a limit of D1 that is reached", () => {
  it("is told in English like this: midnight UTC is one o'clock in Budapest", () => {
    expect(readingOf(message("daily-rows-read", "en"))).toBe(`\
# The database has reached a limit: no chat is taken
Cloudflare D1 has reached a limit (rows read per day): no chat is taken until 25 Nov 2026, 01:00.
Limit: rows read per day
Until: 25 Nov 2026, 01:00
Meanwhile: Chats are answered 503, and VCC Live sends them again. Alerts wait, and pages do not open.
What to do: If it can wait, nothing: it ends by itself. The Workers Paid plan ends it within minutes. If it happens again, see in the README what uses up rows.
(This is told once a day while it lasts; /healthz names every limit that is reached.)`);
  });

  it("is told in Hungarian like this", () => {
    expect(readingOf(message("database-size", "hu"))).toBe(`\
# Az adatbázis elérte egy korlátját: nem fogadunk beszélgetést
A Cloudflare D1 elérte egy korlátját (az adatbázis mérete): amíg nincs újra hely, nem fogadunk beszélgetést.
Korlát: az adatbázis mérete
Meddig: amíg nincs újra hely
Addig: A beszélgetésekre 503 a válasz, és a VCC Live legfeljebb 23 napig újra elküldi őket. Az oldalak mutatják, ami már tárolva van.
Teendő: Kérjük, váltson több helyet adó csomagra, és adja meg a méretét (DATABASE_LIMIT_MB), vagy csökkentse a megőrzési időt (RETENTION_DAYS).
(Amíg tart, erről naponta egyszer szólunk; az elért korlátokat a /healthz sorolja fel.)`);
  });

  it.each(LANGUAGES)("is told in so few words that no channel cuts them, in %s", (language) => {
    for (const { label, value } of LIMITS.flatMap((limit) => message(limit, language).facts)) {
      expect(label.length).toBeLessThanOrEqual(75);
      expect(value.length).toBeLessThanOrEqual(200);
    }
  });
});
