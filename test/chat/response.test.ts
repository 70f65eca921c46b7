import { describe, expect, it } from "vitest";
import { measure } from "../../src/chat/measures.ts";
import { agentsOf } from "../../src/chat/people.ts";
import { readChat } from "../../src/chat/read.ts";
import { firstAnswer, responseState } from "../../src/chat/response.ts";
import { fold } from "../../src/pattern.ts";
import otherOrder from "../fixtures/chats/agent-in-the-other-order.json";
import automatically from "../fixtures/chats/agent-replies-automatically.json";
import stampedBefore from "../fixtures/chats/answer-stamped-before-the-question.json";
import byBotAlone from "../fixtures/chats/answered-by-a-bot-alone.json";
import byBotFirst from "../fixtures/chats/answered-by-a-bot-then-an-agent.json";
import unrecognised from "../fixtures/chats/customer-not-recognised.json";
import thanks from "../fixtures/chats/ends-with-thanks.json";
import nameInOtherOrder from "../fixtures/chats/name-in-the-other-order.json";
import newestFirst from "../fixtures/chats/newest-message-first.json";
import nobodyNamed from "../fixtures/chats/nobody-named.json";
import sample from "../fixtures/chats/sample.json";
import { READING } from "../support/reading.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function read(body: object) {
  const settings = { ...READING, bots: ["Assistant", "*Bot"].map(fold), autoReplies: ["*we are closed*"].map(fold) };
  const reading = readChat(JSON.stringify(body), settings);
  if (!reading.ok) throw new Error("it is no chat");
  return reading.chat;
}

function responseOf(body: object) {
  const chat = read(body);
  const { waited, unansweredAtEnd } = measure(chat);
  return { state: responseState(chat), waited, unansweredAtEnd, by: firstAnswer(chat)?.from ?? null };
}

const talk = (...lines: readonly (readonly [from: string, message: string])[]) => ({
  ...sample,
  conversation: lines.map(([from, message]) => ({ from, message })),
});

describe("the response to a customer", () => {
  it("is none where a bot alone replied", () => {
    expect(responseOf(byBotAlone)).toEqual({ state: "unanswered", waited: 0, unansweredAtEnd: 1, by: null });
    expect(agentsOf(read(byBotAlone))).toEqual([]);
  });

  it("does not come from an automatic text of an agent", () => {
    expect(responseOf(automatically)).toMatchObject({ state: "unanswered", by: null });
  });

  it("is waited for until a person answers, whatever a bot replies before", () => {
    expect(responseOf(byBotFirst)).toMatchObject({ state: "answered", waited: 12 * MINUTE, by: "Jane Smith" });
    expect(agentsOf(read(byBotFirst))).toEqual(["Jane Smith"]);
  });

  it("is none where the customer writes under their name in another order and nobody replies", () => {
    expect(responseOf(nameInOtherOrder)).toEqual({ state: "unanswered", waited: MINUTE, unansweredAtEnd: 2, by: null });
  });

  it("is not known where nobody is recognised as the customer", () => {
    expect(responseOf(unrecognised)).toMatchObject({ state: "unrecognised", waited: null, unansweredAtEnd: 0 });
    expect(responseOf(talk(["Jane Smith", "Hello"])).state).toBe("silent");
    expect(responseOf(talk(["Assistant", "Hello"])).state).toBe("silent");
  });

  it("is none while VCC Live names no agent, although the customer is a guess", () => {
    expect(responseOf(nobodyNamed)).toMatchObject({ state: "unanswered", unansweredAtEnd: 1 });
  });

  it("comes from an agent whose name stands in another order, and who is one agent", () => {
    expect(responseOf(otherOrder)).toMatchObject({ state: "answered", waited: MINUTE, by: "Éva Kovács" });
    expect(agentsOf(read(otherOrder))).toEqual(["Kovács Éva"]);
  });

  it("took no time where the agent's clock is late", () => {
    expect(responseOf(stampedBefore)).toEqual({ state: "answered", waited: 0, unansweredAtEnd: 0, by: "Jane Smith" });
    const times = measure(read(stampedBefore));
    expect(times).toMatchObject({ longestSilence: 0, openedAt: Date.parse("2026-11-27T20:04:08Z") });
    expect(times.closedAt).toBe(Date.parse("2026-11-27T20:04:10Z"));
  });

  it("is found in a body with the newest message first", () => {
    expect(read(newestFirst).messages.map(({ text }) => text)).toEqual([
      ...["Welcome!", "Hello.", "When does it come?", "Tomorrow."],
    ]);
    expect(responseOf(newestFirst)).toMatchObject({ state: "answered", waited: 10 * SECOND, unansweredAtEnd: 0 });
  });
});

describe("what is unanswered at the end", () => {
  it("is nothing after thanks for an answer", () => {
    expect(responseOf(thanks)).toMatchObject({ state: "answered", unansweredAtEnd: 0 });
  });

  it("counts all but thanks, and thanks too where nobody answered", () => {
    const asked = [
      ["Visitor", "Where is it?"],
      ["Jane Smith", "It comes tomorrow."],
    ] as const;
    expect(responseOf(talk(...asked, ["Visitor", "thanks, but when?"])).unansweredAtEnd).toBe(1);
    expect(responseOf(talk(...asked, ["Visitor", "When?"], ["Visitor", "ok thanks"])).unansweredAtEnd).toBe(1);
    expect(responseOf(talk(...asked, ["Visitor", "thanks"], ["Visitor", ""])).unansweredAtEnd).toBe(1);
    expect(responseOf(talk(...asked, ["Visitor", "thanks"], ["Assistant", "Bye!"])).unansweredAtEnd).toBe(0);
    expect(responseOf(talk(["Visitor", "thanks"])).unansweredAtEnd).toBe(1);
    expect(responseOf(talk(["Jane Smith", "Hello"], ["Visitor", "ok"])).unansweredAtEnd).toBe(1);
  });
});
