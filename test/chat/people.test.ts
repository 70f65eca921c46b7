import { describe, expect, it } from "vitest";
import { agentsOf, wasTransferred } from "../../src/chat/people.ts";
import sample from "../fixtures/chats/sample.json";
import transferred from "../fixtures/chats/transferred-twice.json";
import { chatOf } from "./support/reading.ts";

function sideOfWriter(from: unknown, changes: object = {}) {
  const chat = chatOf({ ...sample, ...changes, conversation: [{ from, message: "hi" }] });
  return chat.messages.map(({ side }) => side)[0];
}

describe("who wrote a message", () => {
  it.each(["Visitor", "visitor", " VISITOR ", "John Russell", "john russell"])("is the customer: %j", (from) => {
    expect(sideOfWriter(from)).toBe("customer");
  });

  it.each(["Jane Smith", "JANE SMITH ", "Peter Novak", "Bot", null, "", undefined])(
    "is somebody on the agents' side: %j",
    (from) => {
      expect(sideOfWriter(from)).toBe("agent");
    },
  );

  it("is an agent who has the customer's name, or calls herself Visitor", () => {
    expect(sideOfWriter("John Russell", { lastAgentName: "John Russell" })).toBe("agent");
    expect(sideOfWriter("Visitor", { firstAgentName: "Visitor" })).toBe("agent");
  });

  it("is the same person in whatever order the name is written", () => {
    const clientData = { name: "Kovács Éva" };
    expect(sideOfWriter("EVA KOVACS", { clientData })).toBe("customer");
    expect(sideOfWriter("EVA KOVACS", { clientData, lastAgentName: "Éva  Kovács" })).toBe("agent");
  });

  it("is the same person however an accent is encoded", () => {
    const clientData = { name: "Kovács Éva" };
    expect(sideOfWriter("Kovács Éva".normalize("NFD"), { clientData })).toBe("customer");
  });

  it("is never the customer for want of names", () => {
    expect(sideOfWriter("", { clientData: {}, firstAgentName: "", lastAgentName: null })).toBe("agent");
  });
});

describe("the agents", () => {
  it("are everybody on the agents' side once, the middle one of two transfers too, the last agent last", () => {
    expect(agentsOf(chatOf(transferred))).toEqual(["Jane Smith", "Peter Novak", "Kovács Éva"]);
    expect(agentsOf(chatOf(sample))).toEqual(["Jane Smith"]);
  });

  it("changed where the last agent or queue is another than the first", () => {
    expect(wasTransferred(chatOf(transferred))).toBe(true);
    expect(wasTransferred(chatOf(sample))).toBe(false);
    expect(wasTransferred(chatOf({ ...sample, lastQueueName: "Panasz" }))).toBe(true);
    expect(wasTransferred(chatOf({ ...sample, lastAgentName: "jane smith" }))).toBe(false);
    expect(wasTransferred(chatOf({ ...sample, firstAgentName: null }))).toBe(false);
    expect(wasTransferred(chatOf({ ...sample, lastAgentName: "Smith, Jane" }))).toBe(false);
  });
});
