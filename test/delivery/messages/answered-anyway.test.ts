import { describe, expect, it } from "vitest";
import { renderAlertBatch } from "../../../src/delivery/messages/alert-batch.ts";
import { summarize } from "../../../src/intake/summarize.ts";
import { formatFor } from "../../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor as words } from "../../../src/locale/locale.ts";
import { alertDetails } from "../../../src/web/ui/follow-up/alert-details.ts";
import { chatOf as read } from "../../chat/support/reading.ts";
import stampedBefore from "../../fixtures/chats/answer-stamped-before-the-question.json";
import answeredButMissed from "../../fixtures/chats/answered-but-missed.json";
import byBotAlone from "../../fixtures/chats/answered-by-a-bot-alone.json";
import unrecognised from "../../fixtures/chats/customer-not-recognised.json";
import thanks from "../../fixtures/chats/ends-with-thanks.json";
import nobodyNamed from "../../fixtures/chats/nobody-named.json";
import { READING } from "../../support/reading.ts";
import { listed, NOW } from "../../web/pages/inbox/support/view.ts";
import { chatOf, readingOf, said, told } from "./support/alerts.ts";

/** What a row of the inbox says of a chat. */
function rowOf(body: object, language: Language = "en"): string {
  const alert = listed(1, summarize(read(body), READING), { reasons: ["missed"] });
  return alertDetails(alert, 0, formatFor(language, "UTC"), NOW + (alert.summary.closedAt ?? 0)).join(" | ");
}

describe("a missed chat that an agent answered all the same", () => {
  const EXPECTED: Readonly<Record<Language, string>> = {
    en: "Missed chat, though Éva Kovács answered after 2 min",
    hu: "Nem fogadott chat, pedig Éva Kovács 2 perc után válaszolt",
    de: "Verpasster Chat, obwohl Éva Kovács geantwortet hat (Wartezeit 2 Min.)",
  };

  it.each(LANGUAGES)("says so in the title and the summary, in %s", (language) => {
    const { title, summary } = told(answeredButMissed, ["missed"], language);
    expect(title).toBe(EXPECTED[language]);
    expect(summary.startsWith(`${EXPECTED[language]}: John Russell`)).toBe(true);
  });

  it.each(LANGUAGES)("says so in the inbox, in %s", (language) => {
    const [, clause = ""] = EXPECTED[language].split(/, (?=though|pedig|obwohl)/);
    expect(rowOf(answeredButMissed, language)).toContain(clause);
  });

  it("says so among several, and in a row that was stored before it was known by whom", () => {
    const context = chatOf(answeredButMissed);
    const alert = {
      key: context.chat.key,
      reasons: context.reasons,
      receivedAt: context.receivedAt,
      link: null,
      context,
    };
    const batch = {
      ...{ all: [{ reasons: context.reasons, since: context.now }], listed: [alert], link: null },
      ...{ byDefault: false, otherTargets: [], now: context.now },
    };
    expect(renderAlertBatch(batch, words("en"), formatFor("en", "UTC")).items[0]?.title).toBe(EXPECTED.en);
    const { answeredBy: _, ...older } = summarize(read(answeredButMissed), READING);
    const row = listed(1, older, { reasons: ["lost"] });
    expect(alertDetails(row, 0, formatFor("en", "UTC"), row.openedAt)).toContain(
      "though an agent answered after 2 min",
    );
  });

  it("does not name a number as the agent", () => {
    const conversation = answeredButMissed.conversation.map((message) =>
      message.from === "Visitor" ? message : { ...message, from: "+36 30 123 4567" },
    );
    const { title } = told(answeredButMissed, ["missed"], "en", { conversation });
    expect(title).not.toContain("123");
  });
});

describe("a wait of no length", () => {
  it.each(LANGUAGES)("is nowhere in a message or in the inbox, in %s", (language) => {
    const none = /(?<!\d)0 (?:s|mp|Sek)/;
    for (const reasons of [["sla-breached"], ["missed"]] as const) {
      expect(readingOf(told(stampedBefore, reasons, language))).not.toMatch(none);
    }
    expect(rowOf(stampedBefore, language)).not.toMatch(none);
    expect(rowOf(byBotAlone, language)).not.toMatch(none);
  });

  it("leaves the verdict alone in the title", () => {
    expect(told(stampedBefore, ["sla-breached"]).title).toBe("Answered too late");
    expect(told(stampedBefore, ["sla-breached"]).summary).toMatch(/^Answered too late: John Russell was answered, /);
    expect(told(stampedBefore, ["missed"]).title).toBe("Missed chat, though Jane Smith answered");
  });
});

describe("a chat in which no person answered", () => {
  it("got no answer, whatever a bot wrote", () => {
    expect(told(byBotAlone, ["sla-breached"])).toMatchObject({ title: "SLA breached" });
    expect(told(byBotAlone, ["sla-breached"]).summary).toMatch(/^SLA breached: John Russell got no answer, /);
    expect(rowOf(byBotAlone)).toContain("no answer");
  });

  it.each(LANGUAGES)("says whether the customer is a guess, or not recognised, in %s", (language) => {
    const guess = said(chatOf(nobodyNamed), language);
    expect(guess.quote?.label).toBe(words(language).alert.lastWordsGuessed);
    expect(guess.quote?.text).toBe("Welcome! We are closed now.");
    expect(rowOf(nobodyNamed, language)).toContain(words(language).alert.customerIs.guessed);
    expect(told(unrecognised, ["missed"], language).summary).toContain(
      words(language).alert.customerUnrecognised("John Russell"),
    );
    expect(rowOf(unrecognised, language)).toContain(words(language).alert.customerIs.unrecognised);
  });
});

describe("a chat that ends with thanks", () => {
  it("has nothing unanswered, and quotes what the customer wanted", () => {
    const message = told(thanks, ["sla-breached"]);
    expect(message.quote?.text).toBe("Where is my parcel?");
    expect(readingOf(message)).not.toContain("Unanswered");
    expect(summarize(read(thanks), READING).words).toBe("Where is my parcel?");
  });
});
