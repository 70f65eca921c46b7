import { describe, expect, it } from "vitest";
import { readChat } from "../../../../src/chat/read.ts";
import { formatFor } from "../../../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor } from "../../../../src/locale/locale.ts";
import { fold } from "../../../../src/pattern.ts";
import { withoutPayments } from "../../../../src/privacy/mask/chat.ts";
import { transcriptMarkdown } from "../../../../src/web/pages/transcript/formats/markdown.ts";
import { transcriptMeta } from "../../../../src/web/pages/transcript/formats/meta.ts";
import { transcriptText } from "../../../../src/web/pages/transcript/formats/text.ts";
import { transcriptPage } from "../../../../src/web/pages/transcript/page.tsx";
import stampedBefore from "../../../fixtures/chats/answer-stamped-before-the-question.json";
import answeredButMissed from "../../../fixtures/chats/answered-but-missed.json";
import byBotAlone from "../../../fixtures/chats/answered-by-a-bot-alone.json";
import byBotFirst from "../../../fixtures/chats/answered-by-a-bot-then-an-agent.json";
import unrecognised from "../../../fixtures/chats/customer-not-recognised.json";
import thanks from "../../../fixtures/chats/ends-with-thanks.json";
import nobodyNamed from "../../../fixtures/chats/nobody-named.json";
import { READING } from "../../../support/reading.ts";
import { viewOfChat } from "./support/view.ts";

function viewOf(body: object, language: Language = "en", changes: object = {}) {
  const settings = { ...READING, bots: [fold("Assistant")], autoReplies: [fold("*we are closed*")] };
  const reading = readChat(JSON.stringify(body), settings);
  if (!reading.ok) throw new Error("it is no chat");
  return { ...viewOfChat(reading.chat), format: formatFor(language, "Europe/Budapest"), ...changes };
}

/** The page, the text and the Markdown. */
function formsOf(body: object, language: Language = "en", changes: object = {}): readonly string[] {
  const view = viewOf(body, language, changes);
  return [transcriptPage(view), transcriptText(view), transcriptMarkdown(view).replaceAll("\\", "")];
}

describe("a transcript", () => {
  it.each(LANGUAGES)("marks automatic replies, and says that there were no others, in %s", (language) => {
    const { side, onlyAutomatic, unanswered } = wordsFor(language).transcript;
    for (const form of formsOf(byBotAlone, language)) {
      expect(form).toContain(side.automatic);
      expect(form).toContain(unanswered);
      expect(form).toContain(onlyAutomatic);
    }
  });

  it.each(LANGUAGES)("marks a guessed customer, in %s", (language) => {
    const { side, customerGuessed, probably } = wordsFor(language).transcript;
    for (const form of formsOf(nobodyNamed, language)) {
      expect(form).toContain(side.guessed);
      expect(form).toContain(customerGuessed);
      expect(form).toContain(probably("nagypeti"));
    }
  });

  it.each(LANGUAGES)("does not say that the customer wrote nothing where somebody unknown wrote, in %s", (language) => {
    const { customerUnrecognised, customerWroteNothing } = wordsFor(language).transcript;
    for (const form of formsOf(unrecognised, language)) {
      expect(form).toContain(customerUnrecognised);
      expect(form).not.toContain(customerWroteNothing);
    }
  });

  it("says that a missed chat was answered, by whom and when", () => {
    for (const form of formsOf(answeredButMissed, "en", { reasons: ["missed"] }))
      expect(form).toContain("Missed, though Éva Kovács answered after 2 min.");
    for (const form of formsOf(answeredButMissed, "hu", { reasons: ["missed"] }))
      expect(form).toContain("Nem fogadott, pedig Éva Kovács 2 perc után válaszolt.");
  });

  it.each(LANGUAGES)("never shows a wait of no length, in %s", (language) => {
    for (const reasons of [["missed"], ["sla-breached"], []]) {
      for (const form of formsOf(stampedBefore, language, { reasons }))
        expect(form).not.toMatch(/(?<!\d)0 (?:s|mp|Sek)(?!\w)/);
    }
    expect(transcriptText(viewOf(stampedBefore, language, { reasons: [] }))).toContain(
      wordsFor(language).transcript.answeredAtOnce,
    );
  });

  it("shows the wait up to the first person, and no wait before a bot", () => {
    const text = transcriptText(viewOf(byBotFirst));
    expect(text).toContain("(Customer waited 12 min)\n(First answer after 12 min)\n[21:16:10] Jane Smith (agent)");
    expect(text.match(/waited/g)).toHaveLength(1);
  });

  it("waits for nothing after closing thanks", () => {
    for (const form of formsOf(thanks)) {
      expect(form).not.toContain("No answer after this");
      expect(form).not.toContain("unanswered");
    }
    expect(transcriptPage(viewOf(thanks))).toContain('<blockquote dir="auto">Where is my parcel?</blockquote>');
  });

  it("never says that the SLA was met where nobody answered", () => {
    expect(transcriptPage(viewOf(byBotAlone, "en", { sla: "met" }))).not.toContain("SLA met");
    expect(transcriptPage(viewOf(byBotFirst, "en", { sla: "met" }))).toContain("SLA met");
    expect(transcriptText(viewOf(byBotAlone, "en", { sla: "met" }))).toContain("SLA: answeredBeforeSLA\n");
    expect(transcriptText(viewOf(byBotFirst, "en", { sla: "met" }))).toContain("SLA: Met (answeredBeforeSLA)\n");
  });

  it("stays under one date where clocks differ at midnight", () => {
    const times = ["2026-11-28T00:00:01+01:00", "2026-11-27T23:59:59+01:00", "2026-11-28T00:00:20+01:00"];
    const conversation = ["Visitor", "Jane Smith", "Visitor"].map((from, index) => ({
      ...{ from, date: times[index], message: "hi" },
    }));
    expect(transcriptText(viewOf({ ...thanks, conversation })).match(/^---/gm)).toHaveLength(1);
  });

  it("tells programs who wrote what", () => {
    const meta = (body: object): unknown => JSON.parse(transcriptMeta(viewOf(body)));
    expect(meta(nobodyNamed)).toMatchObject({
      response: "unanswered",
      customerIs: "guessed",
      people: [
        { name: "Live Chat", side: "agent", messages: 1 },
        { name: "nagypeti", side: "customer", messages: 1, isGuess: true },
        { name: "Zsuzsa", side: "agent", messages: 1 },
      ],
      messages: { all: 3, customer: 1, agent: 2, automatic: 2 },
    });
    expect(meta(byBotAlone)).toMatchObject({ response: "unanswered", customerIs: "by-name" });
    expect(meta(thanks)).toMatchObject({ response: "answered", measures: { unansweredAtEnd: 0 } });
  });

  it("has the same sides where payment data is masked, in names too", () => {
    const card = "4111 1111 1111 1111";
    const conversation = [
      { from: card, message: "hi" },
      { from: "Jane Smith", message: "hello" },
    ];
    const { chat } = viewOf({ ...thanks, conversation, clientData: { name: card } });
    const masked = withoutPayments(chat);
    expect(masked.messages.map(({ side, isAnswer }) => [side, isAnswer])).toEqual([
      ["customer", false],
      ["agent", true],
    ]);
    expect(JSON.stringify(masked)).not.toContain(card);
  });
});
