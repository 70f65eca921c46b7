import { describe, expect, it } from "vitest";
import { render as renderMail } from "../../../../src/channels/email/render.ts";
import { render } from "../../../../src/channels/slack/render.ts";
import { isEmpty } from "../../../../src/delivery/messages/digest/model.ts";
import { renderDigest } from "../../../../src/delivery/messages/digest/render.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { LANGUAGES, type Language } from "../../../../src/locale/locale.ts";
import { periodOf } from "../../../../src/statistics/period.ts";
import { checkSlack } from "../../../standin/slack/check.ts";
import { liveIn } from "../../../standin/slack/live.ts";
import { readingOf } from "../support/alerts.ts";
import { digestOf, entry, queueOf } from "../support/digests.ts";

const said = (changes = {}, language: Language = "en") =>
  renderDigest(digestOf(changes), formatFor(language, "Europe/Budapest"));

describe("a digest", () => {
  it("says what the day came to against the one before, and what is open", () => {
    expect(readingOf(said())).toBe(
      [
        "# Daily digest, Tuesday 24 November: 12 alerts, 7 won back, 3 open",
        "From 23 Nov 2026, 08:00 to 24 Nov 2026, 08:00: 300 chats came in, and 12 (before: 9) needed attention; " +
          "7 customers were won back; 3 alerts are still open.",
        "Chats came in: 300 (before: 280)",
        "Alerts: 12 (before: 9)",
        "Lost: 4 (before: 0)",
        "Missed: 7 (before: 9)",
        "SLA breached: 2 (before: 0)",
        "Claimed: 9 (before: 8)",
        "Won back: 7 (before: 6): 5 called back, 2 came back",
        "Resolved otherwise: 2 (before: 3)",
        "Won back (older alerts): 1",
        "Still open: 3, 1 of them older",
        "Median time to claim: 4 min (before: 6 min)",
        "Median time to win back: 38 min",
        "- Missed chat: waited 4 min 29 s",
        "  Kovács Éva, queue Sales, received 3 h ago",
        "- Missed chat: waited 4 min 29 s",
        "  Visitor, queue Sales, received 3 h ago",
        "[Open the inbox]",
        "[Statistics]",
        "(1 chat came in too late for an alert of its own.)",
        "(1 more open one is in the inbox.)",
      ].join("\n"),
    );
  });

  it("says it in German", () => {
    const message = said({ listed: [entry(101, "Kovács Éva", { isTooOld: true })], openListed: 1 }, "de");
    expect(readingOf(message)).toBe(
      [
        "# Tageszusammenfassung, Dienstag, 24. November: 12 Alarme, 7 zurückgewonnen, 3 offen",
        "Von 23. Nov. 2026, 08:00 bis 24. Nov. 2026, 08:00: 300 Chats sind eingegangen, davon mit Handlungsbedarf: 12 (zuvor: 9); 7 Kunden wurden zurückgewonnen; 3 Alarme sind noch offen.",
        "Eingegangene Chats: 300 (zuvor: 280)",
        "Alarme: 12 (zuvor: 9)",
        "Verloren: 4 (zuvor: 0)",
        "Verpasst: 7 (zuvor: 9)",
        "Spät beantwortet: 2 (zuvor: 0)",
        "Übernommen: 9 (zuvor: 8)",
        "Zurückgewonnen: 7 (zuvor: 6): 5 zurückgerufen, 2 erneut gemeldet",
        "Anders erledigt: 2 (zuvor: 3)",
        "Zurückgewonnen (ältere Alarme): 1",
        "Noch offen: 3, davon älter: 1",
        "Zeit bis zur Übernahme (Median): 4 Min. (zuvor: 6 Min.)",
        "Zeit bis zur Rückgewinnung (Median): 38 Min.",
        "- Verpasster Chat: Wartezeit 4 Min. 29 Sek.",
        "  Kovács Éva, Warteschlange Sales, vor 3 Std. eingegangen, zu alt für einen eigenen Alarm",
        "[Eingang öffnen]",
        "[Statistik]",
        "(1 Chat ist zu spät für einen eigenen Alarm eingegangen.)",
        "(2 weitere offene Alarme stehen im Eingang.)",
      ].join("\n"),
    );
  });

  it("says it in Hungarian", () => {
    const message = said({ listed: [entry(101, "Kovács Éva", { isTooOld: true })], openListed: 1 }, "hu");
    expect(readingOf(message)).toBe(
      [
        "# Napi összesítő, november 24., kedd: 12 riasztás, 7 visszanyert ügyfél, 3 nyitott",
        "2026. nov. 23. 08:00 és 2026. nov. 24. 08:00 között: 300 beszélgetés érkezett, közülük figyelmet kért: " +
          "12 (előtte: 9); 7 ügyfelet nyertünk vissza; 3 riasztás még nyitott.",
        "Beérkezett beszélgetés: 300 (előtte: 280)",
        "Riasztás: 12 (előtte: 9)",
        "Elveszett: 4 (előtte: 0)",
        "Nem fogadott: 7 (előtte: 9)",
        "SLA-sértés: 2 (előtte: 0)",
        "Átvett: 9 (előtte: 8)",
        "Visszanyert: 7 (előtte: 6): visszahívva 5, visszatért 2",
        "Másképp lezárt: 2 (előtte: 3)",
        "Visszanyert a korábbiakból: 1",
        "Még nyitott: 3, ebből korábbi: 1",
        "Idő az átvételig (medián): 4 perc (előtte: 6 perc)",
        "Visszanyerésig eltelt idő (medián): 38 perc",
        "- Nem fogadott chat: 4 perc 29 mp várakozás",
        "  Kovács Éva, sor: Sales, 3 órája érkezett, külön riasztáshoz túl régi",
        "[A beérkezettek megnyitása]",
        "[Statisztika]",
        "(1 beszélgetés túl későn érkezett ahhoz, hogy külön riasztást kapjon.)",
        "(További 2 nyitott riasztás a beérkezettek között látható.)",
      ].join("\n"),
    );
    expect(message.table?.rows[1]).toEqual(["sor nélkül", "100 (80)", "0", "3 (0)", "2 (0)", "0", "0", "1"]);
  });

  it("tells each queue's figures, with what they were where that differs", () => {
    expect(said().table).toEqual({
      caption: "By queue; in brackets, where it differs, the day before",
      columns: ["Queue", "Chats", "Lost", "Missed", "SLA", "Claimed", "Won back", "Open"],
      rows: [
        ["Sales", "200", "4 (0)", "4 (9)", "0", "6 (0)", "0", "2"],
        ["without a queue", "100 (80)", "0", "3 (0)", "2 (0)", "0", "0", "1"],
      ],
    });
  });

  it("of a week names its days", () => {
    const period = periodOf("weekly-2026-11-23-0800", "Europe/Budapest");
    expect(said({ period }).title).toMatch(/^Weekly digest, 16\s?–\s?23 November: 12 alerts, 7 won back, 3 open$/);
    expect(said({ period }).table?.caption).toContain("the week before");
  });

  it("names the customer only where the target is shown names, and never a number in place of one", () => {
    const listed = [entry(101, "+36 1 555 0101"), entry(102, "Kovács Éva")];
    const items = (show: readonly string[]) => said({ listed, show }).items.map(({ details }) => details.split(",")[0]);
    expect(items(["words"])).toEqual(["Visitor", "Visitor"]);
    expect(items(["Name"])[1]).toBe("Kovács Éva");
    expect(items(["name"])[0]).not.toContain("555");
  });

  it("leads to the inbox and the statistics by plain addresses, and nowhere where none is known", () => {
    expect(said().links.map(({ url }) => url)).toEqual([
      "https://alerts.example.com/",
      "https://alerts.example.com/statistics",
    ]);
    const without = said({ origin: null, listed: [entry(101, null, { link: null })] });
    expect(without.links).toEqual([]);
    expect(without.items[0]?.details).toContain("130/101");
  });

  it("says whose it is where it is told in place of another target", () => {
    expect(said({ otherTarget: "leads" }).footnotes[0]).toBe("Meant for leads, which could not be told.");
    expect(said().footnotes[0]).not.toContain("Meant");
  });

  it("says until when and from when on it counts, where something is not counted yet", () => {
    const { report } = digestOf();
    const gaps = { asOf: Date.parse("2026-11-24T06:00:00Z"), countedFrom: Date.parse("2026-11-23T07:00:00Z") };
    const { footnotes } = said({ report: { ...report, ...gaps } });
    expect(footnotes).toContain(
      "As of 24 Nov 2026, 07:00: some of what came or changed since then is not counted yet.",
    );
    expect(footnotes).toContain("What was before 23 Nov 2026, 08:00 is not counted yet.");
    expect(said().footnotes.join()).not.toContain("not counted yet");
  });

  it.each(LANGUAGES)("is whole where there is nothing in it, in %s", (language) => {
    const { report, ...rest } = digestOf();
    const total = { counts: queueOf("", 0, {}, {}).counts, before: queueOf("", 0, {}, {}).counts };
    const speed = { claimed: null, wonBack: null };
    const nothing = { ...report, total, speed, speedBefore: speed, queues: [], open: 0, wonBackLate: 0 };
    const digest = { ...rest, report: nothing, listed: [], openListed: 0, tooOld: 0 };
    expect(isEmpty(digest)).toBe(true);
    expect(isEmpty({ ...digest, tooOld: 1 })).toBe(false);
    const message = renderDigest(digest, formatFor(language, "UTC"));
    expect(message.table).toBeUndefined();
    expect(JSON.stringify(message)).not.toMatch(/undefined|NaN|null alert/);
    expect(message.facts).toHaveLength(1);
  });
});

describe("sixty queues with the worst of names", () => {
  const names = [
    "<!channel>",
    "*Sales* https://evil.example",
    "\u202egnp.exe",
    "x".repeat(5_000),
    "a\r\nBcc: x@evil.example",
  ];
  const queues = Array.from({ length: 60 }, (_, index) =>
    queueOf(names[index % names.length] ?? null, 60 - index, { came: 1_000_000, lost: 99_999, missed: 99_999 }, {}),
  );
  const { report } = digestOf();
  const listed = Array.from({ length: 10 }, (_, index) => entry(index, names[index % names.length] ?? null));
  const changes = { report: { ...report, queues }, listed };

  it.each(LANGUAGES)("become the ten worst, that Slack takes, in %s", (language) => {
    const message = said(changes, language);
    expect(message.table?.rows).toHaveLength(10);
    expect(message.footnotes.join()).toContain("50");
    const body = render(message);
    expect(checkSlack(body)).toBeNull();
    const urls = [...message.links, ...message.items].flatMap(({ url }) => url ?? []);
    expect(liveIn(body, urls)).toEqual([]);
  });

  it("become a mail without a header or a tag of theirs", () => {
    const mail = renderMail(said(changes), { from: { name: null, address: "a@example.com" }, to: ["b@example.com"] });
    expect(mail.text).not.toContain("\r");
    expect(mail.html).not.toContain("<!channel>");
    expect(mail.subject).toBe("Daily digest, Tuesday 24 November: 12 alerts, 7 won back, 3 open");
  });
});
