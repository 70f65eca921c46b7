import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastMessages } from "../../../../src/chat/last-messages.ts";
import { lastWordsOf } from "../../../../src/web/pages/transcript/content/facts.ts";
import { viewOf } from "./support/view.ts";

/** What the page quotes of messages written as "customer: text" or "agent: text". */
function quoted(...messages: readonly string[]): string | null {
  const conversation = messages.map((line) => {
    const [side = "", text = ""] = line.split(": ");
    return { from: side === "agent" ? "Jane Smith" : "Visitor", message: text };
  });
  return lastWordsOf(viewOf({ projectId: 1, chatId: 1, firstAgentName: "Jane Smith", conversation }));
}

describe("the customer's last words on the page", () => {
  it("are everything after the last answer, however many messages that is", () => {
    const five = ["one", "two", "three", "four", "five"].map((word) => `customer: ${word}`);
    expect(quoted("customer: zero", "agent: yes?", ...five)).toBe("one\ntwo\nthree\nfour\nfive");
  });

  it("are the last message where the agent had the last word", () => {
    expect(quoted("customer: one", "customer: two", "agent: three")).toBe("two");
  });

  it("are nothing where the customer wrote nothing", () => {
    expect(quoted("agent: hello")).toBeNull();
    expect(quoted()).toBeNull();
  });

  it("leave out the oldest where there is too much to read", () => {
    expect(quoted(`customer: ${"a".repeat(1_500)}`, `customer: ${"b".repeat(1_500)}`)).toBe(`…\n${"b".repeat(1_500)}`);
  });

  it("are what an alert quotes, wherever that has room for them", () => {
    const message = fc.record({
      from: fc.constantFrom("Visitor", "Jane Smith"),
      message: fc.string({ maxLength: 20, unit: fc.constantFrom("a", "é", " ", "👍") }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 15 }), (conversation) => {
        const view = viewOf({ projectId: 1, chatId: 1, firstAgentName: "Jane Smith", conversation });
        expect(lastWordsOf(view)).toBe(lastMessages(view.chat, (text) => text, 500));
      }),
    );
  });
});
