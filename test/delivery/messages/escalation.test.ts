import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/channels/message.ts";
import { addEscalationHeader, type UnresolvedAlerts } from "../../../src/delivery/messages/escalation.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { type Language, wordsFor } from "../../../src/locale/locale.ts";
import { actorBy, slackActor } from "../../alerts/support/actors.ts";
import { missed } from "../../channels/support/messages.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const HOUR = 3_600_000;
const by = (who: string | null, door: string | null = null) => ({
  actor: who === null ? null : actorBy(who, door),
  since: NOW - 2 * HOUR - 40_000,
});

function said(
  unresolved: Pick<UnresolvedAlerts, "kind" | "alerts">,
  language: Language = "en",
  verdict: string | null = "Missed chat",
) {
  const all = { ...unresolved, firstTargets: ["sales", "leads"], now: NOW };
  return addEscalationHeader(missed, verdict, all, wordsFor(language).escalation, formatFor(language, "UTC"));
}

describe("what still stands as it should not", () => {
  it("is said before all else, to the minute", () => {
    const { title, summary, facts }: Message = said({ kind: "escalation", alerts: [by(null)] });
    expect(title).toBe("Nobody has claimed this for 2 h: Missed chat");
    expect(summary).toBe(`Nobody has claimed this for 2 h. ${missed.summary}`);
    expect(facts).toEqual([{ label: "Told first", value: "sales and leads" }, ...missed.facts]);
  });

  it("is said in Hungarian too", () => {
    const title = (unresolved: Pick<UnresolvedAlerts, "kind" | "alerts">) =>
      said(unresolved, "hu", "Nem fogadott chat").title;
    expect(title({ kind: "escalation", alerts: [by(null)] })).toBe("2 órája senki sem vette át: Nem fogadott chat");
    expect(title({ kind: "reminder", alerts: [by("Kovács Éva")] })).toBe(
      "2 órája átvette Kovács Éva, de nincs lezárva: Nem fogadott chat",
    );
  });

  it("is said in German too", () => {
    const title = (unresolved: Pick<UnresolvedAlerts, "kind" | "alerts">) =>
      said(unresolved, "de", "Verpasster Chat").title;
    expect(title({ kind: "escalation", alerts: [by(null)] })).toBe(
      "2 Std. lang von niemandem übernommen: Verpasster Chat",
    );
    expect(title({ kind: "reminder", alerts: [by("Kovács Éva")] })).toBe(
      "Von Kovács Éva vor 2 Std. übernommen und nicht erledigt: Verpasster Chat",
    );
  });

  it("names those who claimed several, unless they are many", () => {
    const claimed = (...names: readonly string[]) =>
      said({ kind: "reminder", alerts: names.map((name) => by(name)) }, "en", null).title;
    const { title } = missed;
    expect(claimed("Jane Smith", "Jane Smith")).toBe(`Claimed by Jane Smith and not resolved: ${title}`);
    expect(claimed("a", "b", "c", "d")).toBe(`Claimed and not resolved: ${title}`);
  });

  it("tells a name that somebody gave themselves from one that others gave", () => {
    const both = [by("jane@example.com", "session"), by("jane@example.com", "access")];
    const { title } = said({ kind: "reminder", alerts: both }, "en", null);
    expect(title).toMatch(/^Claimed by jane@example.com \(by token\) and jane@example.com and not resolved/);
  });

  it("calls nobody where it is for those who can claim it", () => {
    const alerts = [{ actor: slackActor("U0JANE", "jane"), since: NOW }];
    expect(said({ kind: "escalation", alerts }).mentions).toBeUndefined();
  });

  it("names people in Slack as they are called there, and two of one name once, but calls both", () => {
    const alerts = ["U0JANE", "U0OTHER"].map((id) => ({ actor: slackActor(id, "jane"), since: NOW }));
    const { title, summary, mentions } = said({ kind: "reminder", alerts }, "en", null);
    expect(title).toMatch(/^Claimed by jane and not resolved/);
    expect(mentions).toEqual(["U0JANE", "U0OTHER"]);
    expect(title + summary).not.toMatch(/U0JANE|U0OTHER/);
  });

  it("mentions whoever claimed it in Slack, and nobody who only calls themselves so", () => {
    const mentions = (door: string | null) =>
      said({ kind: "reminder", alerts: [by("jane (Slack U0JANE)", door)] }).mentions;
    expect(mentions("slack")).toEqual(["U0JANE"]);
    expect(mentions(null)).toEqual(["U0JANE"]);
    for (const door of ["session", "link", "access", "service-token"]) expect(mentions(door)).toEqual([]);
  });
});
