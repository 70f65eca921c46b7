import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChat } from "../../../src/chat/read.ts";
import { fold } from "../../../src/pattern.ts";
import otherOrder from "../../fixtures/chats/agent-in-the-other-order.json";
import automatically from "../../fixtures/chats/agent-replies-automatically.json";
import byBotAlone from "../../fixtures/chats/answered-by-a-bot-alone.json";
import byBotFirst from "../../fixtures/chats/answered-by-a-bot-then-an-agent.json";
import unrecognised from "../../fixtures/chats/customer-not-recognised.json";
import nameInOtherOrder from "../../fixtures/chats/name-in-the-other-order.json";
import nobodyNamed from "../../fixtures/chats/nobody-named.json";
import sample from "../../fixtures/chats/sample.json";
import { READING } from "../../support/reading.ts";

const AUTOMATIC = { bots: ["Assistant", "*Bot"].map(fold), autoReplies: ["*we are closed*"].map(fold) };

function read(body: object, settings: Partial<typeof AUTOMATIC> = {}) {
  const reading = readChat(JSON.stringify(body), { ...READING, ...settings });
  if (!reading.ok) throw new Error("it is no chat");
  return reading.chat;
}

/** "customer", "agent" or "automatic", by message. */
function authorsOf(body: object, settings: Partial<typeof AUTOMATIC> = {}): readonly string[] {
  return read(body, settings).messages.map(({ side, isAnswer }) =>
    side === "customer" ? side : isAnswer ? "agent" : "automatic",
  );
}

const said = (...names: readonly (string | null)[]) => names.map((from) => ({ from, message: `I am ${from}` }));

describe("the side of a message", () => {
  it("is the customer's where the name stands in another order, without its accents", () => {
    expect(authorsOf(nameInOtherOrder)).toEqual(["customer", "customer"]);
    expect(read(nameInOtherOrder).recognition).toBe("by-name");
  });

  it("is that of the agent whose name stands in another order", () => {
    expect(authorsOf(otherOrder)).toEqual(["customer", "agent", "agent"]);
  });

  it("is the agents' for anyone else while an agent is named, although nobody is the customer", () => {
    expect(authorsOf(unrecognised)).toEqual(["agent", "agent"]);
    expect(read(unrecognised).recognition).toBe("unrecognised");
  });

  it("is a guess where no agent is named and nobody has the customer's name", () => {
    const { recognition } = read(nobodyNamed, AUTOMATIC);
    expect(recognition).toBe("guessed");
    expect(authorsOf(nobodyNamed, AUTOMATIC)).toEqual(["automatic", "customer", "automatic"]);
  });

  it("is no guess where the customer is known, or only agents and bots wrote, or nobody has a name", () => {
    const none = { firstAgentName: "", lastAgentName: "", clientData: {} };
    const known = read({ ...sample, ...none, conversation: said("Péter", "Visitor") });
    expect([known.recognition, ...known.messages.map(({ side }) => side)]).toEqual(["by-name", "agent", "customer"]);
    expect(read({ ...sample, ...none, conversation: said("Assistant") }, AUTOMATIC).recognition).toBe("absent");
    expect(read({ ...sample, conversation: said("Jane Smith") }).recognition).toBe("absent");
    expect(read({ ...sample, conversation: [] }).recognition).toBe("absent");
    expect(read({ ...sample, ...none, conversation: said(null, null) }).recognition).toBe("unrecognised");
  });

  it("is that of one customer for all spellings of the guessed name", () => {
    const none = { firstAgentName: "", lastAgentName: "", clientData: {} };
    const body = { ...sample, ...none, conversation: said("Nagy Péter", "Sales", "PETER NAGY") };
    expect(authorsOf(body)).toEqual(["customer", "automatic", "customer"]);
  });
});

describe("an answer", () => {
  it("is not what a bot writes, nor what anyone writes while no agent is named", () => {
    expect(authorsOf(byBotAlone)).toEqual(["customer", "automatic"]);
    expect(authorsOf(byBotFirst, AUTOMATIC)).toEqual(["customer", "automatic", "agent"]);
    expect(authorsOf(byBotFirst)).toEqual(["customer", "agent", "agent"]);
  });

  it("is not a text that fits a pattern, over several lines too, although a named agent writes it", () => {
    expect(authorsOf(automatically, AUTOMATIC)).toEqual(["customer", "automatic"]);
    expect(authorsOf(automatically)).toEqual(["customer", "agent"]);
  });

  it("is what a named agent writes, even a greeting, and what one in the middle writes", () => {
    const body = { ...sample, conversation: said("Jane Smith", "Visitor", "Peter Novak") };
    expect(authorsOf(body, AUTOMATIC)).toEqual(["agent", "customer", "agent"]);
  });

  it("is not what a bot writes whom VCC Live names as the agent", () => {
    const body = { ...sample, firstAgentName: "Assistant", lastAgentName: "Sales Bot" };
    const conversation = said("Visitor", "Assistant", "SALES BOT", "Jane Smith");
    const chat = read({ ...body, conversation }, AUTOMATIC);
    expect(chat.messages.map(({ isAnswer }) => isAnswer)).toEqual([false, false, false, false]);
    expect(chat.humanAgents).toEqual([]);
  });

  it("is never the customer's, though their name looks like a bot's or their words like a reply", () => {
    const body = { ...sample, clientData: { name: "John Abbot" }, conversation: said("John Abbot") };
    expect(authorsOf(body, AUTOMATIC)).toEqual(["customer"]);
    const closed = { ...sample, conversation: [{ from: "Visitor", message: "It says we are closed" }] };
    expect(authorsOf(closed, AUTOMATIC)).toEqual(["customer"]);
  });

  it("needs a named agent, whoever writes and in whatever order", () => {
    const names = fc.array(fc.constantFrom("Visitor", "Jane Smith", "Peter", "Assistant", "John Russell", "", null));
    fc.assert(
      fc.property(names, fc.boolean(), (all, isNamed) => {
        const agent = isNamed ? "Jane Smith" : "";
        const body = { ...sample, firstAgentName: agent, lastAgentName: agent, conversation: said(...all) };
        const chat = read(body, AUTOMATIC);
        if (!isNamed) expect(chat.messages.some(({ isAnswer }) => isAnswer)).toBe(false);
        for (const { side, isAnswer } of chat.messages) if (side === "customer") expect(isAnswer).toBe(false);
        const hasCustomer = chat.messages.some(({ side }) => side === "customer");
        expect(hasCustomer).toBe(["by-name", "guessed"].includes(chat.recognition));
        if (chat.recognition === "guessed") expect(isNamed).toBe(false);
      }),
    );
  });
});
