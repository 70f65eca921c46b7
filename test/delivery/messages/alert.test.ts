import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/slack/render.ts";
import answeredLate from "../../fixtures/chats/answered-after-sla.json";
import hostile from "../../fixtures/chats/hostile-text.json";
import lost from "../../fixtures/chats/lost-before-any-message.json";
import missed from "../../fixtures/chats/missed-without-agent.json";
import missedButAnswered from "../../fixtures/chats/spam-missed.json";
import transferred from "../../fixtures/chats/transferred-twice.json";
import { readSlack } from "../../standin/slack/read.ts";
import { factsOf, LINK, told } from "./support/alerts.ts";

describe("an alert in English", () => {
  it("reads as a whole, in Slack, like this", () => {
    expect(readSlack(render(told(missed, ["missed", "sla-breached"])))).toBe(`\
# Missed chat, SLA breached: waited 4 min 29 s

Customer: John Russell
Queue: Chat
Platform: webchat
Waited: 4 min 29 s, no answer
Unanswered at the end: 2 messages
Closed: 6 Mar 2025, 18:06
Disposition: missed
SLA status: missedAfterSLA

The customer’s last words
| Jó estét! Elakadt a csomagom, kérem hívjanak vissza: ☎•••67
| Van itt valaki?

[Open the transcript] ${LINK}

Chat 130/102, ticket 35, contact 1220, entity 1814`);
  });

  it.each([
    [
      told(missed, ["missed"]),
      "Missed chat: waited 4 min 29 s",
      "Missed chat: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
    ],
    [
      told(missed, ["sla-breached"]),
      "SLA breached: waited 4 min 29 s",
      "SLA breached: John Russell waited 4 min 29 s and got no answer, queue Chat (130/102).",
    ],
    [told(lost, ["lost"]), "Lost chat", "Lost chat: John Russell wrote nothing, queue Chat (130/103)."],
    [
      told(answeredLate, ["sla-breached"]),
      "Answered too late: waited 5 s",
      "Answered too late: John Russell waited 5 s for the first answer, queue Chat (130/104).",
    ],
    [
      told(missedButAnswered, ["missed"]),
      "Missed chat, though Jane Smith answered after 5 s",
      "Missed chat, though Jane Smith answered after 5 s: John Russell, queue Chat (130/105).",
    ],
    [
      told(missedButAnswered, ["missed", "sla-breached"]),
      "Missed chat, SLA breached, though Jane Smith answered after 5 s",
      "Missed chat, SLA breached, though Jane Smith answered after 5 s: John Russell, queue Chat (130/105).",
    ],
    [
      told(transferred, ["sla-breached"]),
      "Answered too late: waited 5 s",
      "Answered too late: John Russell waited 5 s for the first answer, queue Panasz (130/108).",
    ],
    [
      told(hostile, ["missed"]),
      "Missed chat",
      "Missed chat: <!here> =1+1\r\nBcc: •••@••• got no answer, queue Chat (130/106).",
    ],
  ])("%# says its verdict and one sentence", (message, title, summary) => {
    expect([message.title, message.summary]).toEqual([title, summary]);
  });

  it("tells programs which chat it is about, why, and in which queue it ended", () => {
    expect(told(transferred, ["missed", "sla-breached"])).toMatchObject({
      language: "en",
      about: { thread: "130/108", name: "Chat 130/108", reasons: ["missed", "sla-breached"], queue: "Panasz" },
    });
    expect(told({ chatId: 102, projectId: 130 }, ["lost"], "hu")).toMatchObject({
      language: "hu",
      about: { thread: "130/102", reasons: ["lost"], queue: null },
    });
  });

  it("says received, not closed, where no message tells the time", () => {
    expect(factsOf(told(lost, ["lost"]))).toEqual([
      "Customer: John Russell",
      "Queue: Chat",
      "Platform: webchat",
      "Received: 6 Mar 2025, 18:07",
      "Disposition: lost",
    ]);
  });

  it("names queues and agents from the first to the last", () => {
    const facts = factsOf(told(transferred, ["sla-breached"]));
    expect(facts).toContain("Queue: Chat → Panasz");
    expect(facts).toContain("Agents: Jane Smith → Peter Novak → Kovács Éva");
  });
});

describe("an alert in Hungarian", () => {
  it("reads as a whole, in Slack, like this", () => {
    expect(readSlack(render(told(missed, ["missed", "sla-breached"], "hu")))).toBe(`\
# Nem fogadott chat, SLA-sértés: 4 perc 29 mp várakozás

Ügyfél: John Russell
Sor: Chat
Platform: webchat
Várakozás: 4 perc 29 mp, nem kapott választ
Megválaszolatlan a végén: 2 üzenet
Lezárva: 2025. márc. 6. 18:06
Kimenetel: missed
SLA-státusz: missedAfterSLA

Az ügyfél utolsó szavai
| Jó estét! Elakadt a csomagom, kérem hívjanak vissza: ☎•••67
| Van itt valaki?

[A beszélgetés megnyitása] ${LINK}

Chat 130/102, ticket 35, kontaktazonosító 1220, ügyfél-azonosító 1814`);
  });

  it.each([
    [
      missed,
      "missed",
      "Nem fogadott chat: John Russell 4 perc 29 mp várakozás után sem kapott választ, sor: Chat (130/102).",
    ],
    [lost, "lost", "Elveszett chat: John Russell nem írt üzenetet, sor: Chat (130/103)."],
    [
      answeredLate,
      "sla-breached",
      "Késői válasz: John Russell 5 mp várakozás után kapott először választ, sor: Chat (130/104).",
    ],
  ] as const)("%# says one sentence", (body, reason, summary) => {
    expect(told(body, [reason], "hu").summary).toBe(summary);
  });
});

describe("an alert in German", () => {
  it("reads as a whole, in Slack, like this", () => {
    expect(readSlack(render(told(missed, ["missed", "sla-breached"], "de")))).toBe(`\
# Verpasster Chat, SLA verletzt: Wartezeit 4 Min. 29 Sek.

Kunde: John Russell
Warteschlange: Chat
Plattform: webchat
Wartezeit: 4 Min. 29 Sek., keine Antwort
Am Ende unbeantwortet: 2 Nachrichten
Geschlossen: 6. März 2025, 18:06
Ergebnis: missed
SLA-Status: missedAfterSLA

Letzte Worte des Kunden
| Jó estét! Elakadt a csomagom, kérem hívjanak vissza: ☎•••67
| Van itt valaki?

[Chatverlauf öffnen] ${LINK}

Chat 130/102, Ticket 35, Kontakt-ID 1220, Kunden-ID 1814`);
  });

  it.each([
    [
      missed,
      "missed",
      "Verpasster Chat: John Russell hat 4 Min. 29 Sek. gewartet und keine Antwort bekommen, Warteschlange Chat (130/102).",
    ],
    [lost, "lost", "Verlorener Chat: John Russell hat nichts geschrieben, Warteschlange Chat (130/103)."],
    [
      answeredLate,
      "sla-breached",
      "Spät beantwortet: John Russell hat 5 Sek. auf die erste Antwort gewartet, Warteschlange Chat (130/104).",
    ],
  ] as const)("%# says one sentence", (body, reason, summary) => {
    expect(told(body, [reason], "de").summary).toBe(summary);
  });
});
