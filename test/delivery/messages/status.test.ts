import { describe, expect, it } from "vitest";
import type { AlertStatus } from "../../../src/alerts/state.ts";
import { earlierAlertsText, type LinkedAlert } from "../../../src/delivery/messages/alert.ts";
import { composeCameBack, statusText } from "../../../src/delivery/messages/status-update.ts";
import { linkActor } from "../../../src/followup/link-identity.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { type Language, wordsFor } from "../../../src/locale/locale.ts";
import { actorBy, slackActor } from "../../alerts/support/actors.ts";

import missed from "../../fixtures/chats/missed-without-agent.json";
import { chatOf, said as saidOf } from "./support/alerts.ts";

const BUDAPEST = "Europe/Budapest";
const since = Date.UTC(2026, 10, 24, 8, 12);

function said(language: Language, status: Partial<AlertStatus>, cameBackIn: string | null = null): string {
  const whole: AlertStatus = { state: "open", changes: 1, actor: null, since, outcome: null, ...status };
  return statusText(whole, cameBackIn, wordsFor(language).statusUpdate, formatFor(language, BUDAPEST));
}

const CLAIMED = { state: "claimed", actor: actorBy("Kovács Éva") } as const;
const RESOLVED = { state: "resolved", actor: actorBy("Kovács Éva"), outcome: "unreachable" } as const;
const CAME_BACK = { state: "resolved", outcome: "came-back" } as const;

describe("how an alert stands", () => {
  it.each([
    [
      "en",
      { ...CLAIMED, actor: actorBy("Kovács Éva", "session") },
      "Claimed by Kovács Éva (by token), 24 Nov 2026, 09:12.",
    ],
    [
      "hu",
      { ...CLAIMED, actor: actorBy("Kovács Éva", "session") },
      "Átvette: Kovács Éva (tokennel), 2026. nov. 24. 09:12.",
    ],
    ["en", { ...CLAIMED, actor: slackActor("U0EVA", "kovacs.eva") }, "Claimed by kovacs.eva, 24 Nov 2026, 09:12."],
    ["hu", { ...CLAIMED, actor: linkActor("leads", "Éva") }, "Átvette: Éva (leads, linkkel), 2026. nov. 24. 09:12."],
    ["en", { ...CLAIMED, actor: actorBy("Kovács Éva", "access") }, "Claimed by Kovács Éva, 24 Nov 2026, 09:12."],
    ["en", CLAIMED, "Claimed by Kovács Éva, 24 Nov 2026, 09:12."],
    ["en", RESOLVED, "Resolved by Kovács Éva, 24 Nov 2026, 09:12: could not be reached."],
    ["en", {}, "Open again since 24 Nov 2026, 09:12."],
    ["en", CAME_BACK, "Customer came back, answered in a later chat, 24 Nov 2026, 09:12."],
    ["de", CLAIMED, "Von Kovács Éva übernommen, 24. Nov. 2026, 09:12."],
    ["de", RESOLVED, "Von Kovács Éva erledigt, 24. Nov. 2026, 09:12: nicht erreicht."],
    ["de", {}, "Wieder offen seit 24. Nov. 2026, 09:12."],
    ["de", CAME_BACK, "Kunde hat sich erneut gemeldet, beantwortet in einem späteren Chat, 24. Nov. 2026, 09:12."],
    ["hu", CLAIMED, "Átvette: Kovács Éva, 2026. nov. 24. 09:12."],
    ["hu", RESOLVED, "Lezárta: Kovács Éva, 2026. nov. 24. 09:12 – nem értük el."],
    ["hu", {}, "Újra nyitott, kezdete: 2026. nov. 24. 09:12."],
    ["hu", CAME_BACK, "Magától visszatért, és választ kapott, 2026. nov. 24. 09:12."],
  ] as const)("in %s: %j", (language, status, words) => {
    expect(said(language, status)).toBe(words);
  });

  it("names the chat in which a customer came back", () => {
    expect(said("en", CAME_BACK, "130/105")).toContain("answered in chat 130/105");
    expect(said("hu", CAME_BACK, "130/105")).toContain("választ kapott (chat: 130/105)");
  });
});

describe("that a customer came back", () => {
  const spoken = (language: Language, cameBackIn: string | null) => {
    const lost = chatOf(missed);
    const words = wordsFor(language);
    return composeCameBack(lost, saidOf(lost, language), cameBackIn, words, formatFor(language, BUDAPEST));
  };

  it("is a short message of its own, in either language", () => {
    expect(spoken("en", "130/105")).toMatchObject({
      title: "Came back: John Russell",
      summary: "Came back: John Russell was answered in chat 130/105. Nobody needs to call back for 130/102.",
      facts: [{ label: "Answered in chat", value: "130/105" }],
      footnotes: ["Nobody needs to call back for 130/102."],
    });
    expect(spoken("hu", "130/105")).toMatchObject({
      title: "Visszatért: John Russell",
      summary: "Visszatért: John Russell, és választ kapott (chat: 130/105). Visszahívni már nem kell (chat: 130/102).",
      facts: [{ label: "Ebben a chatben kapott választ", value: "130/105" }],
      footnotes: ["Visszahívni már nem kell (chat: 130/102)."],
    });
  });

  it("can be said without the chat, and never repeats what the customer wrote", () => {
    expect(spoken("en", null).summary).toMatch(/^Came back: John Russell was answered in a later chat\./);
    expect(spoken("hu", null).summary).toMatch(/^Visszatért: John Russell, és választ kapott egy későbbi chatben\./);
    expect([spoken("en", null).facts, spoken("en", null).quote]).toEqual([[], null]);
  });
});

describe("an alert of a customer who was lost before", () => {
  const latest: readonly LinkedAlert[] = [
    {
      ...{ key: { projectId: 130, chatId: 100 }, reasons: ["lost"] },
      at: since,
      outcome: null,
      url: "https://a.example/2",
    },
    {
      ...{ key: { projectId: 130, chatId: 99 }, reasons: ["missed"] },
      at: since,
      outcome: "called-back",
      url: "https://a.example/1",
    },
  ];
  const earlier = (language: Language, count: number) =>
    earlierAlertsText(count, latest, wordsFor(language), formatFor(language, BUDAPEST));

  it.each([
    [1, "2nd"],
    [2, "3rd"],
    [3, "4th"],
    [10, "11th"],
    [20, "21st"],
    [110, "111th"],
  ])("says after %i others that it is the %s", (count, nth) => {
    expect(earlier("en", count)?.text).toBe(`${nth} alert for this customer`);
    expect(earlier("hu", count)?.text).toBe(`${count + 1}. riasztás ennél az ügyfélnél`);
  });

  it("names the earlier ones and how they ended", () => {
    expect(earlier("en", 2)?.links).toEqual([
      { label: "Lost, 24 November 2026", url: "https://a.example/2" },
      { label: "Missed, 24 November 2026: called back", url: "https://a.example/1" },
    ]);
    expect(earlier("hu", 2)?.links[1]?.label).toBe("Nem fogadott, 2026. november 24.: visszahívtuk");
  });

  it("says nothing where it is the first, and links nowhere where no address of ours is known", () => {
    expect(earlier("en", 0)).toBeNull();
    const unlinked = latest.map((one) => ({ ...one, url: null }));
    expect(earlierAlertsText(2, unlinked, wordsFor("en"), formatFor("en", BUDAPEST))?.links).toEqual([]);
  });
});
