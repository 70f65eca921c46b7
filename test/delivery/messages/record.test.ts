import { describe, expect, it } from "vitest";
import type { AlertContext } from "../../../src/delivery/messages/model.ts";
import { LANGUAGES } from "../../../src/locale/locale.ts";
import hebrew from "../../fixtures/chats/name-in-hebrew.json";
import marks from "../../fixtures/chats/name-with-unbalanced-direction-marks.json";
import options from "../../fixtures/chats/option-ids-and-contacts-by-phone.json";
import { chatOf, factsOf, said } from "./support/alerts.ts";

const LABELS = new Map([["newfield7", { label: "Interest", options: new Map([["23", "Fibre"]]) }]]);
const CRM = [{ label: "CRM", url: "https://crm.example.com/c/{contactId}" }];

function facts(
  show: readonly string[],
  changes: Partial<AlertContext> = {},
  record: object = {},
  language?: "hu" | "de",
) {
  const body = { ...options, clientData: { ...options.clientData, ...record } };
  return factsOf(said(chatOf(body, { show, ...changes }), language));
}

describe("a field of the record in a message", () => {
  it("and its options are called as the settings say", () => {
    expect(facts(["newfield7"], { labels: LABELS })).toContain("Interest: Fibre");
  });

  it.each([
    [undefined, "newfield7: option 23"],
    ["hu", "newfield7: 23. opció"],
    ["de", "newfield7: Option 23"],
  ] as const)("is an option where it looks like one, in %s", (language, expected) => {
    expect(facts(["newfield7"], {}, {}, language)).toContain(expected);
  });

  it.each([
    [[23, 42], "newfield7: option 23, option 42"],
    [23, "newfield7: 23"],
    ["23", "newfield7: 23"],
    [["23"], "newfield7: 23"],
    [[23, "blue"], "newfield7: 23, blue"],
    [[1_000_000_007], "newfield7: 1000000007"],
    [[1.5], "newfield7: 1.5"],
    [[-1], "newfield7: -1"],
    [[0], "newfield7: 0"],
  ])("is an option only where it is a list of small whole numbers: %s", (value, expected) => {
    expect(facts(["newfield7"], {}, { newfield7: value })).toContain(expected);
  });

  it("is an option without a name beside options that have one", () => {
    expect(facts(["newfield7"], { labels: LABELS }, { newfield7: "24" })).toContain("Interest: option 24");
    expect(facts(["newfield7"], { labels: LABELS }, { newfield7: "none" })).toContain("Interest: none");
  });

  it("of a list that is no custom field stays as it is", () => {
    expect(facts(["orders"], {}, { orders: [23] })).toContain("orders: 23");
  });

  it.each([
    ["phone1", "Phone"],
    ["phone2", "Phone 2"],
    ["Phone", "Phone"],
    ["email", "Email"],
    ["contact1_email", "Email"],
    ["contact2_email", "Email 2"],
  ])("that everybody has is a word: %s", (key, label) => {
    expect(facts([key], {}, { [key]: "123456789" })).toContain(`${label}: 123456789`);
    expect(facts(["contacts.phone2.phone"])).toContain("Phone 2: 0612345678");
  });
});

describe("links into other systems", () => {
  it("go out where the target is shown them", () => {
    const message = said(chatOf(options, { show: ["name", "links"], crmLinks: CRM }));
    expect(message.elsewhere).toEqual({
      text: "Open in",
      links: [{ label: "CRM", url: "https://crm.example.com/c/1220" }],
    });
  });

  it("go out nowhere else, and not where a value is missing", () => {
    expect(said(chatOf(options, { show: ["name", "words"], crmLinks: CRM }))).not.toHaveProperty("elsewhere");
    const without = { ...options, contactId: null };
    expect(said(chatOf(without, { show: ["links"], crmLinks: CRM }))).not.toHaveProperty("elsewhere");
  });
});

describe("names in a message", () => {
  it.each(LANGUAGES)(
    "are isolated in a right-to-left script, wherever they stand next to other text, in %s",
    (language) => {
      const message = said(chatOf(hebrew), language);
      const name = "\u2068משה (2) כהן\u2069";
      expect(message.summary).toContain(name);
      expect(message.summary).toContain("\u2068مبيعات\u2069");
      const all = factsOf(message).join("\n");
      expect(all).toContain(`: ${name}`);
      expect(all).toContain(": \u2068תמיכה\u2069 → \u2068مبيعات\u2069");
      expect(all).toContain("\u2068שרה לוי\u2069 → Jane Smith");
      expect(message.about?.queue).toBe("مبيعات");
    },
  );

  it.each(LANGUAGES)("have no direction marks of their own, in %s", (language) => {
    const { summary } = said(chatOf(marks), language);
    expect(summary).toContain("\u2068John משה\u2069");
    expect(summary.replace("\u2068John משה\u2069", "")).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });
});
