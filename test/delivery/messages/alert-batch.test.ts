import { describe, expect, it } from "vitest";
import answeredLate from "../../fixtures/chats/answered-after-sla.json";
import lost from "../../fixtures/chats/lost-before-any-message.json";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { chatOf, HOUR, readingOf } from "./support/alerts.ts";
import { ALL, chats, listedOf, NOW, saidOf } from "./support/batches.ts";

const evening = chatOf(missed).receivedAt;
const MANY = {
  all: chats({ lost: 20, missed: 4, "sla-breached": 3 }, evening),
  listed: [
    listedOf(chatOf(lost, { reasons: ["lost"] })),
    listedOf(chatOf(missed, { reasons: ["missed", "sla-breached"], receivedAt: evening + 3 * HOUR })),
    listedOf(chatOf({ ...missed, lastQueueName: "Sales" }, { show: [] })),
    listedOf(chatOf(answeredLate, { reasons: ["sla-breached"] })),
    listedOf(chatOf(missed), { key: { projectId: 130, chatId: 200 }, context: null }),
  ],
  byDefault: true,
  otherTargets: ["sales-slack", "leads"],
};

describe("one message about many chats", () => {
  it("reads as a whole, in English, like this", () => {
    expect(readingOf(saidOf(MANY))).toBe(`\
# 27 chats need attention: 20 lost, 4 missed, 3 with the SLA breached
27 chats need attention: 20 lost, 4 missed and 3 with the SLA breached; the oldest came in 17 h 21 min ago; queue Chat is hit most among the 5 listed; all of them are behind the link.
Lost: 20
Missed: 4
SLA breached: 3
Oldest came in: 6 Mar 2025, 14:38, 17 h 21 min ago
- Lost chat
  John Russell, queue Chat, received 13 h 52 min ago
- Missed chat, SLA breached: waited 4 min 29 s
  John Russell, queue Chat, closed 13 h 53 min ago, came in late
- Missed chat: waited 4 min 29 s
  Visitor, queue Sales, closed 13 h 53 min ago
- Answered too late: waited 5 s
  John Russell, queue Chat, closed 17 h 21 min ago
- Missed chat
  Chat 130/200, received 13 h 52 min ago
[Open all 27]
(22 more are behind the link.)
(At least one of them matches no rule, so the default target hears of it.)
(Among them are chats meant for sales-slack and leads, which could not be told.)`);
  });

  it("reads as a whole, in German, like this", () => {
    expect(readingOf(saidOf(MANY, "de"))).toBe(`\
# 27 Chats brauchen Aufmerksamkeit: 20 verloren, 4 verpasst, 3 spät beantwortet
27 Chats brauchen Aufmerksamkeit: 20 verloren, 4 verpasst und 3 spät beantwortet; der älteste vor 17 Std. 21 Min. eingegangen; von den 5 aufgeführten die meisten in der Warteschlange Chat; alle zu öffnen über den Link.
Verloren: 20
Verpasst: 4
Spät beantwortet: 3
Ältester Eingang: 6. März 2025, 14:38, vor 17 Std. 21 Min.
- Verlorener Chat
  John Russell, Warteschlange Chat, vor 13 Std. 52 Min. eingegangen
- Verpasster Chat, SLA verletzt: Wartezeit 4 Min. 29 Sek.
  John Russell, Warteschlange Chat, vor 13 Std. 53 Min. geschlossen, verspätet eingegangen
- Verpasster Chat: Wartezeit 4 Min. 29 Sek.
  Besucher, Warteschlange Sales, vor 13 Std. 53 Min. geschlossen
- Spät beantwortet: Wartezeit 5 Sek.
  John Russell, Warteschlange Chat, vor 17 Std. 21 Min. geschlossen
- Verpasster Chat
  Chat 130/200, vor 13 Std. 52 Min. eingegangen
[Alle 27 öffnen]
(22 weitere sind über den Link zu öffnen.)
(Auf mindestens einen davon trifft keine Regel zu: Er geht an das Standardziel.)
(Darunter sind Chats, deren eigentliches Ziel nicht erreichbar war: sales-slack und leads.)`);
  });

  it("reads as a whole, in Hungarian, like this", () => {
    expect(readingOf(saidOf(MANY, "hu"))).toBe(`\
# 27 chat figyelmet kér: 20 elveszett, 4 nem fogadott, 3 SLA-sértő
27 chat figyelmet kér: 20 elveszett, 4 nem fogadott és 3 SLA-sértő; a legrégebbi 17 óra 21 perce érkezett; a felsorolt 5 közül a legtöbb ebben a sorban van: Chat; a linken mind megnyitható.
Elveszett: 20
Nem fogadott: 4
SLA-sértés: 3
A legrégebbi érkezése: 2025. márc. 6. 14:38, 17 óra 21 perce
- Elveszett chat
  John Russell, sor: Chat, 13 óra 52 perce érkezett
- Nem fogadott chat, SLA-sértés: 4 perc 29 mp várakozás
  John Russell, sor: Chat, 13 óra 53 perce zárult le, késve érkezett
- Nem fogadott chat: 4 perc 29 mp várakozás
  Látogató, sor: Sales, 13 óra 53 perce zárult le
- Késői válasz: 5 mp várakozás
  John Russell, sor: Chat, 17 óra 21 perce zárult le
- Nem fogadott chat
  Chat 130/200, 13 óra 52 perce érkezett
[Mind megnyitása (27)]
(További 22 chat a linken érhető el.)
(Van köztük olyan, amelyre egyik szabály sem illik: azt az alapértelmezett címzett kapja.)
(Van köztük olyan, amelynek eredeti címzettjét nem sikerült értesíteni: sales-slack és leads.)`);
  });

  it("is about no single chat, and leads to all of them first", () => {
    const { about, links, quote, plain, language } = saidOf(MANY, "hu");
    expect({ about, quote, plain, language }).toEqual({ about: null, quote: null, plain: false, language: "hu" });
    expect(links).toEqual([{ label: "Mind megnyitása (27)", url: ALL }]);
  });

  it("says where they are where no address of ours is known", () => {
    const { summary, links, items, footnotes } = saidOf({
      all: chats({ lost: 20 }),
      listed: [listedOf(chatOf(missed), { link: null })],
      link: null,
    });
    expect(summary).toMatch(/; all of them are in \/deliveries\.json\.$/);
    expect(links).toEqual([]);
    expect(items).toEqual([
      {
        title: "Missed chat: waited 4 min 29 s",
        details: "John Russell, queue Chat, closed 13 h 53 min ago (130/102)",
        url: null,
      },
    ]);
    expect(footnotes).toEqual(["19 more are in /deliveries.json. With PUBLIC_URL set, a link would stand here."]);
  });

  it("says of no more than are left out", () => {
    const one = listedOf(chatOf(missed));
    const footnotes = (lost: number) => saidOf({ all: chats({ lost }), listed: [one] }).footnotes;
    expect([footnotes(1), footnotes(2)]).toEqual([[], ["1 more is behind the link."]]);
  });

  it("names no age while all of them are news", () => {
    const { summary, facts } = saidOf({ all: chats({ lost: 2, missed: 1 }, NOW - 60_000) });
    expect(summary).toBe("3 chats need a call back: 2 lost and 1 missed; all of them are behind the link.");
    expect(facts.at(-1)).toEqual({ label: "Oldest came in", value: "7 Mar 2025, 07:59" });
  });
});
