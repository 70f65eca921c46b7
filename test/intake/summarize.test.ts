import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { summarySchema } from "../../src/alerts/summary.ts";
import type { ReadingSettings } from "../../src/chat/reading-settings.ts";
import { RESPONSE_STATES } from "../../src/chat/response.ts";
import { summarize } from "../../src/intake/summarize.ts";
import { chatOf } from "../chat/support/reading.ts";
import unrecognised from "../fixtures/chats/customer-not-recognised.json";
import missed from "../fixtures/chats/missed-without-agent.json";
import nobodyNamed from "../fixtures/chats/nobody-named.json";
import only from "../fixtures/chats/number-only-in-the-chat.json";
import extended from "../fixtures/chats/phone-with-extension-and-two-numbers.json";
import sample from "../fixtures/chats/sample.json";
import transferred from "../fixtures/chats/transferred-twice.json";
import { READING } from "../support/reading.ts";

describe("the summary of a chat", () => {
  it("is what somebody needs who calls back", () => {
    expect(summarize(chatOf(sample), READING)).toEqual({
      customer: "John Russell",
      phones: ["123456789", "123123123", "321321321"].map((text) => ({
        ...{ text, href: `tel:${text}`, written: false },
      })),
      numbers: [],
      words: "Could you help me?",
      queue: "Chat",
      platform: "webchat",
      agents: ["Jane Smith"],
      course: "answered",
      waited: 5_000,
      closedAt: Date.parse("2025-03-06T13:38:05Z"),
      answeredBy: "Jane Smith",
    });
  });

  it("says by whom it was answered, and how the customer is known where it is not by name", () => {
    const known = (body: object) => {
      const { answeredBy = null, customerIs = null, course } = summarize(chatOf(body), READING);
      return { answeredBy, customerIs, course };
    };
    expect(known(missed)).toEqual({ answeredBy: null, customerIs: null, course: "unanswered" });
    expect(known(nobodyNamed)).toEqual({ answeredBy: null, customerIs: "guessed", course: "unanswered" });
    expect(known(unrecognised)).toEqual({ answeredBy: null, customerIs: "unrecognised", course: "silent" });
  });

  it("can be read by versions that know no more members, and shows older rows without them", () => {
    const summary = summarize(chatOf(nobodyNamed), READING);
    expect(v.parse(summarySchema, JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    const { customerIs: _, answeredBy: __, ...older } = summary;
    expect(v.parse(summarySchema, older)).toEqual(older);
    expect(RESPONSE_STATES).toContain(summarize(chatOf(unrecognised), READING).course);
  });

  it("names the queue and the agent that had it last", () => {
    const { queue, agents } = summarize(chatOf(transferred), READING);
    expect([queue, agents.at(-1)]).toEqual([transferred.lastQueueName, transferred.lastAgentName]);
  });

  it("says nothing of what did not come", () => {
    const nothing = { customer: null, phones: [], numbers: [], words: null, queue: null, platform: null, agents: [] };
    const summary = summarize(chatOf({ projectId: 130, chatId: 1 }), READING);
    expect(summary).toEqual({ ...nothing, course: "silent", waited: null, closedAt: null });
  });

  it("has the numbers that the customer wrote in the chat, and those of the record as they are dialled", () => {
    const reading: ReadingSettings = { ...READING, country: "HU" };
    expect(summarize(chatOf(only), reading)).toMatchObject({
      phones: [{ text: "06 30 123-4567", href: "tel:+36301234567", written: true }],
      numbers: ["+36301234567"],
    });
    expect(summarize(chatOf(only), READING).numbers).toEqual(["06301234567"]);
    expect(summarize(chatOf(extended), reading)).toMatchObject({
      phones: ["+36301234567", "+3612345678", "+36307654321"].map((number) => ({ href: `tel:${number}` })),
      numbers: ["+36301234567", "+3612345678", "+36307654321"],
      unreadNumbers: ["234-567/12"],
    });
    const card = { name: "A", phone1: "378282246310005" };
    const paid = [{ from: "Visitor", message: "my card is 3782 822463 10005, call me" }];
    expect(summarize(chatOf({ projectId: 1, chatId: 1, clientData: card, conversation: paid }), READING)).toMatchObject(
      {
        phones: [],
        numbers: [],
      },
    );
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
