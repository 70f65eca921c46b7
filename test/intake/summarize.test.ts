import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize } from "../../src/intake/summarize.ts";
import { chatOf } from "../chat/support/reading.ts";
import sample from "../fixtures/chats/sample.json";
import transferred from "../fixtures/chats/transferred-twice.json";
import { READING } from "../support/reading.ts";

describe("the summary of a chat", () => {
  it("is what somebody needs who calls back", () => {
    expect(summarize(chatOf(sample), READING)).toEqual({
      customer: "John Russell",
      phones: ["123456789", "123123123", "321321321"].map((text) => ({
        ...{ text, href: `tel:${text}`, number: null, written: false },
      })),
      words: "Could you help me?",
      queue: "Chat",
      platform: "webchat",
      agents: ["Jane Smith"],
      course: "answered",
      waited: 5_000,
      closedAt: Date.parse("2025-03-06T13:38:05Z"),
    });
  });

  it("names the queue and the agent that had it last", () => {
    const { queue, agents } = summarize(chatOf(transferred), READING);
    expect([queue, agents.at(-1)]).toEqual([transferred.lastQueueName, transferred.lastAgentName]);
  });

  it("says nothing of what did not come", () => {
    const nothing = { customer: null, phones: [], words: null, queue: null, platform: null, agents: [] };
    const summary = summarize(chatOf({ projectId: 130, chatId: 1 }), READING);
    expect(summary).toEqual({ ...nothing, course: "silent", waited: null, closedAt: null });
  });

  it("stays small, whatever came, and cuts no character in two", () => {
    const long = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((text) => text.repeat(500));
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 30 }), (text, times) => {
        const conversation = Array.from({ length: times }, (_, index) => ({ from: `${index}${text}`, message: text }));
        const clientData = {
          name: text,
          phone1: Array.from({ length: times }, (_, index) => `1${" ".repeat(900)}${100 + index}`),
        };
        const names = { firstAgentName: text, lastQueueName: text, platform: text };
        const summary = JSON.stringify(
          summarize(chatOf({ projectId: 1, chatId: 1, conversation, clientData, ...names }), READING),
        );
        expect(summary.length).toBeLessThan(8_000);
        expect(JSON.parse(summary)).toEqual(JSON.parse(summary.toWellFormed()));
      }),
    );
  });
});
