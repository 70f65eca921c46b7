import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFor } from "../../src/locale/format.ts";
import { LANGUAGES, type Language, wordsFor } from "../../src/locale/locale.ts";

/** A sentence or a word of one language, by where it stands: "inbox.empty.mine". */
type Leaf = readonly [path: string, value: string | Said];
type Said = (...values: readonly unknown[]) => unknown;

/** What is said by a code and its arguments, not by values that stand in a sentence: it has a test of its own. */
const OF_CODES = ["result", "deliveryEnd", "outageReason", "quarantineProblem", "expectedBody", "duration", "ago"];

/** Words that are the same in German and English, and names. */
const SAME_IN_GERMAN: readonly string[] = [
  ...["actions.outcomes.spam", "alert.chat", "audit.chat", "audit.doors.access"],
  ...["audit.what", "chats.chat", "chats.spam", "chats.title"],
  ...["deliveries.column.chat", "deliveries.column.status", "deliveries.list.chat", "deliveries.list.status"],
  ...["digest.columns.chats", "digest.columns.sla", "explain.needs", "followUp.outcomes.spam"],
  ...["frame.places.chats", "inbox.filters", "inbox.tabs.others", "list.filter"],
  ...["list.forms", "quarantine.facts", "quarantine.whole", "sessions.browser"],
  ...["sessions.name", "sessions.token", "settings.name", "signIn.token"],
  ...["statistics.agent", "statistics.chats", "statistics.forms", "transcript.chat"],
  ...["transcript.facts", "transcript.forms", "transcript.sla", "transcript.spam"],
  ...["transcript.ticket", "transcript.title"],
];

function leavesOf(words: object, path = ""): readonly Leaf[] {
  return Object.entries(words).flatMap(([key, value]): readonly Leaf[] => {
    const here = path === "" ? key : `${path}.${key}`;
    if (OF_CODES.includes(here)) return [];
    if (typeof value === "object" && value !== null) return leavesOf(value, here);
    return isWord(value) ? [[here, value]] : [];
  });
}

function isWord(value: unknown): value is string | Said {
  return typeof value === "string" || typeof value === "function";
}

const OF_LANGUAGE = new Map(LANGUAGES.map((language) => [language, leavesOf(wordsFor(language))]));

function leaves(language: Language): readonly Leaf[] {
  return OF_LANGUAGE.get(language) ?? [];
}

/** Where English takes a list, null or an object, so does every language; all else is a count or a text. */
const LISTS = /\.(or|and)$|wrongMethod\.detail$|formOnly\.detail$/;
const OBJECTS = /shortRetention$|unreadable\.detail$/;
const COUNTED_FIRST =
  /\.(messages|chats|needCallBack|needAttention|oldestAgo|hitMost|behindLink|onRecord|oldest|openAll|moreBehindLink|moreOnRecord|keeps|title|requests|tries|bodies|notKept|alerts|openCount|cameClause|wonBackClause|openClause|tooOld|moreOpen|moreQueues|missing|all|heldUntil|unansweredAtEnd|fields|characters|agents|nthAlert)$/;

/** A value for each parameter of a sentence: what it says must hold it, if only as a number. */
function sampleOf(path: string, count: number, text: string): readonly unknown[] {
  if (LISTS.test(path)) return [[text, "POST"]];
  if (OBJECTS.test(path))
    return [{ rules: text, hold: "4", days: "1", needed: "5", field: text, expected: text, looksLike: null }];
  return COUNTED_FIRST.test(path) ? [count, text, text, text, text] : [text, text, text, text, text];
}

describe.each(LANGUAGES)("the words of %s", (language) => {
  it("are at the places of the English ones, and of their kinds", () => {
    const kinds = (of: Language) => leaves(of).map(([path, value]) => `${path}: ${typeof value}`);
    expect(kinds(language).toSorted()).toEqual(kinds("en").toSorted());
  });

  it("are none of them empty", () => {
    for (const [path, value] of leaves(language)) {
      if (typeof value !== "string") continue;
      expect(value.trim(), path).not.toBe("");
      if (path !== "actor.byToken") expect(value, path).toBe(value.trim());
    }
  });

  it("stand in whole sentences, whatever is said in them", () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_000 }), fc.constantFrom("Sales", "8", "<b>", "🙂"), (count, text) => {
        for (const [path, value] of leaves(language)) {
          if (typeof value !== "function") continue;
          const said = String(value(...sampleOf(path, count, text)));
          expect(said.trim(), path).not.toBe("");
          expect(said, path).not.toMatch(/undefined|null|NaN|\[object|function|=>|\$\{/);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("leave nothing out that English says", () => {
    for (const [path, value] of leaves("en")) {
      const own = new Map(leaves(language)).get(path);
      if (typeof value !== "function" || typeof own !== "function") continue;
      // A clause may be a count that is shown, or not; a name must be there.
      const sample = sampleOf(path, 7, "Zebra");
      if (String(value(...sample)).includes("Zebra")) expect(String(own(...sample)), path).toContain("Zebra");
    }
  });
});

describe("German", () => {
  const german = new Map(leaves("de"));

  it("says nothing in English but what is the same in both", () => {
    const text = (path: string, word: string | Said | undefined) =>
      typeof word === "function" ? String(word(...sampleOf(path, 2, "X"))) : String(word);
    const same = leaves("en").filter(([path, english]) => {
      const said = text(path, english);
      return said === text(path, german.get(path)) && /[a-z]{3}/i.test(said);
    });
    expect(same.map(([path]) => path).toSorted()).toEqual(SAME_IN_GERMAN.toSorted());
  });

  it("addresses its reader formally", () => {
    for (const [path, value] of german)
      expect(typeof value === "string" ? value : String(value(...sampleOf(path, 2, "X"))), path).not.toMatch(
        /\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ee]uch|[Ee]uer)\b/,
      );
  });

  it.each([
    ["the tabs of the inbox", Object.values(wordsFor("de").inbox.tabs), ["Offen", "Meine", "Team", "Erledigt"]],
    ["reasons", Object.values(wordsFor("de").inbox.reasons), ["Verloren", "Verpasst", "Spät beantwortet"]],
    [
      "deliveries",
      Object.values(wordsFor("de").deliveries.status),
      ["Ausstehend", "Zugestellt", "Fehlgeschlagen", "Unterdrückt"],
    ],
  ])("uses one word per thing: %s", (_, said, words) => {
    expect(said).toEqual(words);
  });

  it("writes dates, numbers and ages as in Germany", () => {
    const AT = Date.UTC(2025, 2, 6, 13, 37, 52);
    const HOUR = 3_600_000;
    const de = formatFor("de", "Europe/Berlin");
    expect([de.time(AT), de.clock(AT), de.day(AT), de.moment(AT)]).toEqual([
      "14:37",
      "14:37:52",
      "6. März 2025",
      "6. März 2025, 14:37",
    ]);
    expect([de.number(12_345.5), de.list(["Chat", "Sales", "Support"])]).toEqual([
      "12.345,5",
      "Chat, Sales und Support",
    ]);
    expect([de.duration(51 * HOUR), de.duration(24 * HOUR)]).toEqual(["2 Tage 3 Std.", "1 Tag"]);
    expect([de.ago(14 * HOUR), de.ago(51 * HOUR), de.ago(0)]).toEqual([
      "vor 14 Std.",
      "vor 2 Tagen 3 Std.",
      "vor 0 Sek.",
    ]);
    expect(["en", "hu", "de"].map((tag) => de.languageName(tag))).toEqual(["Englisch", "Ungarisch", "Deutsch"]);
  });
});
