import { describe, expect, it } from "vitest";
import { SERVICE_EVENTS } from "../../../src/alerts/service-event.ts";
import { storeCode } from "../../../src/alerts/stored-code.ts";
import { renderServiceWarning } from "../../../src/delivery/messages/service-warning.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor } from "../../../src/locale/locale.ts";
import type { RecordedEvent } from "../../../src/store/service-events.ts";
import { factsOf } from "./support/alerts.ts";

const AT = Date.parse("2026-03-02T09:12:00Z");

const event = (kind: RecordedEvent["kind"], what = "", more: Partial<RecordedEvent> = {}): RecordedEvent => ({
  kind,
  what,
  firstAt: AT,
  count: 1,
  problem: null,
  ...more,
});

function message(seen: readonly RecordedEvent[], language: Language = "en") {
  return renderServiceWarning(seen, wordsFor(language).serviceWarning, formatFor(language, "Europe/Budapest"));
}

describe("what the self-check tells", () => {
  it("is how many requests were refused since when, and what to look at", () => {
    const { title, summary, facts, about } = message([event("wrong-secret", "", { count: 12 })]);
    expect(title).toBe("Something needs a look");
    expect(summary).toBe("The chat alerts need a look: requests with a wrong secret.");
    expect(facts).toEqual([
      {
        label: "Requests with a wrong secret",
        value:
          "12 requests since 2 Mar 2026, 10:12. Was VCC_SECRET_KEY changed here but not in VCC Live, or the other way round?",
      },
    ]);
    expect(about).toBeNull();
  });

  it("is that the secret of a webhook over http is known by now, and what to do", () => {
    const over = [event("insecure", "", { count: 2 })];
    expect(factsOf(message(over))).toEqual([
      "Webhooks over http: 2 requests since 2 Mar 2026, 10:12. They were refused, and everybody on the way could read the secret. Begin the URL in VCC Live with https://, then replace VCC_SECRET_KEY.",
    ]);
    expect(factsOf(message(over, "hu"))[0]).toMatch(/^Webhookhívások http-n: .*https:\/\/.*VCC_SECRET_KEY/);
  });

  it("is how many bodies the quarantine had no room for", () => {
    const full = [event("quarantine-full", "", { count: 3 })];
    expect(factsOf(message(full))).toEqual([
      "Bodies that are not kept: 3 bodies not kept since 2 Mar 2026, 10:12. So many came that the quarantine takes no new ones until midnight UTC: see there what is wrong.",
    ]);
    expect(factsOf(message(full, "hu"))[0]).toMatch(/^Meg nem őrzött üzenetek: 3 üzenetet nem őriztünk meg, az első: /);
  });

  it("is how many wrong tokens were tried", () => {
    const guessing = [event("guessing", "", { count: 21 })];
    expect(factsOf(message(guessing))).toEqual([
      "Wrong tokens: 21 wrong tokens were tried since 2 Mar 2026, 10:12. Somebody may be guessing a token, or a program still has an old one. From where they came stands in the audit list.",
    ]);
    expect(factsOf(message(guessing, "hu"))[0]).toMatch(/^Hibás tokenek: 21 hibás tokent próbáltak, az elsőt: /);
  });

  it("groups quarantine by what is wrong, and leaves no word out", () => {
    const said = message([
      event("unknown-disposition", "Abandoned"),
      event("quarantined", "id1", { problem: storeCode({ code: "not-json" }) }),
      event("quarantined", "id2", { problem: storeCode({ code: "wrong-iv" }) }),
      event("quarantined", "id3", { problem: storeCode({ code: "not-json" }) }),
      event("unknown-disposition", "dropped"),
      event("unknown-sla", "slowish"),
    ]);
    expect(said.title).toBe("5 things need a look");
    expect(factsOf(said)).toEqual([
      "Bodies that can not be read as a chat: 2 in quarantine: body: expected JSON",
      "Bodies that can not be read as a chat: 1 in quarantine: iv: expected 32 hex digits, or nothing",
      "An unknown SLA status: “slowish”: name it in SLA_BREACHED or SLA_MET.",
      "An unknown disposition: “Abandoned”: raises no alert, as only lost and missed do.",
      "An unknown disposition: “dropped”: raises no alert, as only lost and missed do.",
    ]);
    expect(said.summary).toBe(
      "The chat alerts need a look: bodies that can not be read as a chat, an unknown SLA status and an unknown disposition.",
    );
  });

  it("says that there may be more bodies in quarantine than it has counted", () => {
    const flood = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        event("quarantined", `id${index}`, { problem: storeCode({ code: "not-json" }) }),
      );
    const label = "Bodies that can not be read as a chat";
    expect(factsOf(message(flood(500)))).toEqual([`${label}: 500+ in quarantine: body: expected JSON`]);
    expect(factsOf(message(flood(499)))).toEqual([`${label}: 499 in quarantine: body: expected JSON`]);
  });

  it("is since when no chat came, and how full the database is", () => {
    expect(factsOf(message([event("quiet", String(AT)), event("database-full", "80/500")]))).toEqual([
      "No chat comes in: None since 2 Mar 2026, 10:12. Does VCC Live still send them?",
      "The database fills up: 80 % of 500 MB is used. Once it is full no chat is taken: keep less.",
    ]);
  });

  it("is which id many visitors share, and what is to be done", () => {
    const shared = [event("shared-contact", "contact/130/9"), event("shared-contact", "entity/130/7")];
    expect(factsOf(message(shared))).toEqual([
      "An id that many visitors share: Contact 130/9: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send a contact id for each visitor.",
      "An id that many visitors share: Entity 130/7: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send an entity id for each visitor.",
    ]);
    expect(factsOf(message(shared, "hu"))[0]).toContain(
      "Kontaktazonosító 130/9: megválaszolt beszélgetés nem zárja le",
    );
  });

  it("is which target has moved, and where", () => {
    const moves = [event("target-moved", "sales-telegram -1001234")];
    expect(factsOf(message(moves))).toEqual([
      "A target has moved: sales-telegram: its conversation is now -1001234, and messages are sent there. Change it in the settings of the target.",
    ]);
    expect(factsOf(message(moves, "hu"))[0]).toContain("sales-telegram: a csevegés új azonosítója -1001234");
  });

  it("is which mail recipient is marked, who reported it, and what is to be done", () => {
    const marked = ["bounced/resend", "complained/ses", "suppressed/cloudflare"].map((mark) =>
      event("recipient-marked", `leads@example.com/${mark}`),
    );
    const label = "A mail recipient gets no more messages";
    expect(factsOf(message(marked))).toEqual([
      `${label}: leads@example.com: Resend reports that it does not accept mail. Correct the address or the mailbox, then clear the mark on the settings page.`,
      `${label}: leads@example.com: Amazon SES reports that the reader marked a message as spam. Ask the reader, then clear the mark on the settings page.`,
      `${label}: leads@example.com: Cloudflare refuses to send to it. Remove it from the suppression list there, then clear the mark on the settings page.`,
    ]);
  });

  it("masks what could reach somebody in a word from outside", () => {
    expect(JSON.stringify(message([event("unknown-sla", "jane.smith@example.com")]))).not.toContain("example.com");
  });

  it.each(LANGUAGES)("is whole in %s: every sight has words, and a value that fits where it is shown", (language) => {
    const whats: Readonly<Record<string, string>> = { quiet: String(AT), "database-full": "95/10000" };
    const all = SERVICE_EVENTS.map((kind) =>
      event(kind, whats[kind] ?? "word", { problem: storeCode({ code: "not-json" }) }),
    );
    const said = message(all, language);
    expect(said.facts).toHaveLength(SERVICE_EVENTS.length);
    expect(said.language).toBe(language);
    for (const { label, value } of said.facts) {
      expect(label.length).toBeGreaterThan(5);
      expect(label.length).toBeLessThanOrEqual(75);
      expect(value.length).toBeLessThanOrEqual(200);
      expect(`${label}${value}`).not.toMatch(/undefined|NaN|Invalid/);
    }
    if (language !== "en") expect(said.facts).not.toEqual(message(all).facts);
  });
});
