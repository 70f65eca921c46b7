import { describe, expect, it } from "vitest";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { factsOf, told } from "./support/alerts.ts";

const nothing = { chatId: 102, projectId: 130 };
const JANE = { from: "Jane Smith", message: "hello" };
const ASKED = { from: "Visitor", message: "hi" };

describe("what the webhook does not tell", () => {
  it("is left out", () => {
    const message = told(nothing, ["lost"]);
    expect(message.summary).toBe("Lost chat: Visitor wrote nothing (130/102).");
    expect(factsOf(message)).toEqual(["Customer: Visitor", "Received: 6 Mar 2025, 18:07"]);
    expect(message.footnotes).toEqual(["Chat 130/102"]);
    expect(message.quote).toBeNull();
    expect(JSON.stringify(message)).not.toMatch(/undefined|: null|NaN/);
  });

  it("calls a customer without a name a visitor, in the reader's language", () => {
    expect(told(missed, ["missed"], "hu", { clientData: {} }).summary).toContain("Látogató");
  });

  it("says no wait that the dates do not show", () => {
    const once = told(nothing, ["missed"], "en", { conversation: [{ ...ASKED, date: "2025-03-06T14:37:52Z" }] });
    expect(once.title).toBe("Missed chat");
    expect(once.summary).toBe("Missed chat: Visitor got no answer (130/102).");
  });

  it("takes an answer without a date for an answer, and says no wait", () => {
    const first = { ...ASKED, date: "2025-03-06T14:37:52Z" };
    const last = { ...ASKED, date: "2025-03-06T14:47:52Z" };
    const changes = { conversation: [first, JANE, last], lastAgentName: "Jane Smith" };
    const message = told(nothing, ["sla-breached"], "en", changes);
    expect(message.title).toBe("Answered too late");
    expect(message.summary).toBe("Answered too late: Visitor was answered (130/102).");
  });

  it("takes a greeting before the first question for no answer", () => {
    const message = told(nothing, ["missed"], "en", { conversation: [JANE, ASKED] });
    expect(message.summary).toBe("Missed chat: Visitor got no answer (130/102).");
    expect(factsOf(message)).toContain("Waited: no answer");
  });
});

describe("phone, mail and address of the customer", () => {
  it("stay behind the link", () => {
    const message = told(missed, ["missed", "sla-breached"], "en", { conversation: [] });
    for (const kept of ["123456789", "123123123", "john.russell@", "10.80.2.13", "987654321"]) {
      expect(JSON.stringify(missed)).toContain(kept);
      expect(JSON.stringify(message)).not.toContain(kept);
    }
  });
});
