import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reasonsOf } from "../../src/alerts/reasons.ts";
import { measure } from "../../src/chat/measures.ts";
import { readSla } from "../../src/chat/sla.ts";
import datesThatAreNone from "../fixtures/chats/dates-that-are-none.json";
import lost from "../fixtures/chats/lost-before-any-message.json";
import outOfOrder from "../fixtures/chats/messages-out-of-order.json";
import missed from "../fixtures/chats/missed-without-agent.json";
import sample from "../fixtures/chats/sample.json";
import { chatOf } from "./support/reading.ts";

const SECOND = 1_000;

/** A message at a second past the start of the conversation. */
function said(from: string, second: number | null) {
  const date = second === null ? null : new Date(Date.UTC(2025, 2, 6) + second * SECOND).toISOString();
  return { from, date, message: "hi" };
}

function measured(...conversation: readonly object[]) {
  return measure(chatOf({ ...sample, conversation }));
}

describe("what the times of a conversation say", () => {
  it("is when it opened, was answered and closed, and how long each took", () => {
    expect(measure(chatOf(sample))).toEqual({
      openedAt: Date.parse("2025-03-06T13:37:52Z"),
      firstAnswerAt: Date.parse("2025-03-06T13:37:57Z"),
      closedAt: Date.parse("2025-03-06T13:38:05Z"),
      timeToFirstAnswer: 5 * SECOND,
      longestSilence: 6 * SECOND,
      unansweredAtEnd: 0,
      waited: 5 * SECOND,
    });
  });

  it("is how long nobody answered", () => {
    expect(measure(chatOf(missed))).toMatchObject({
      firstAnswerAt: null,
      timeToFirstAnswer: null,
      unansweredAtEnd: 2,
      waited: 269 * SECOND,
    });
  });

  it("does not take a greeting for an answer", () => {
    const greeted = measured(said("Bot", 0), said("Visitor", 10), said("Jane Smith", 40));
    expect(greeted).toMatchObject({ timeToFirstAnswer: 30 * SECOND, waited: 30 * SECOND });
    expect(measured(said("Bot", 0), said("Visitor", 10)).firstAnswerAt).toBeNull();
    expect(measured(said("Bot", 0))).toMatchObject({ firstAnswerAt: null, waited: null, unansweredAtEnd: 0 });
  });

  it("counts what stands unanswered at the end", () => {
    const talk = [said("Visitor", 0), said("Jane Smith", 5), said("Visitor", 9), said("Visitor", 11)];
    expect(measured(...talk).unansweredAtEnd).toBe(2);
    expect(measured(...talk, said("Visitor", null)).unansweredAtEnd).toBe(3);
    expect(measured(...talk, said("Jane Smith", null)).unansweredAtEnd).toBe(0);
  });

  it("is by the clock, in whatever order the messages come", () => {
    expect(measure(chatOf(outOfOrder))).toEqual({
      openedAt: Date.parse("2025-03-06T13:37:50Z"),
      firstAnswerAt: Date.parse("2025-03-06T13:38:05Z"),
      closedAt: Date.parse("2025-03-06T13:38:05Z"),
      timeToFirstAnswer: 13 * SECOND,
      longestSilence: 11 * SECOND,
      unansweredAtEnd: 0,
      waited: 13 * SECOND,
    });
    // Further apart than the clocks of two people may differ.
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1 });
    const talks = minutes.chain((times) => {
      const talk = times.map((time) => said(time % 3 === 0 ? "Jane Smith" : "Visitor", 61 * time));
      return fc.tuple(fc.constant(talk), fc.shuffledSubarray(talk, { minLength: talk.length }));
    });
    fc.assert(
      fc.property(talks, ([one, other]) => {
        expect(measured(...other)).toEqual(measured(...one));
      }),
    );
  });

  it("is nothing where no message has a time, or there is none", () => {
    const nothing = { openedAt: null, firstAnswerAt: null, closedAt: null, timeToFirstAnswer: null, waited: null };
    expect(measure(chatOf(datesThatAreNone))).toEqual({ ...nothing, longestSilence: null, unansweredAtEnd: 5 });
    expect(measure(chatOf(lost))).toEqual({ ...nothing, longestSilence: null, unansweredAtEnd: 0 });
  });

  it("takes no later answer for the first where a message before it has no time", () => {
    const second = [said("Visitor", 300), said("Jane Smith", 330)];
    expect(measured(said("Visitor", null), said("Jane Smith", 10), ...second)).toMatchObject({
      firstAnswerAt: Date.UTC(2025, 2, 6, 0, 0, 10),
      timeToFirstAnswer: null,
      waited: null,
    });
    const unknown = { firstAnswerAt: null, timeToFirstAnswer: null, waited: null };
    expect(measured(said("Visitor", 0), said("Jane Smith", null), ...second)).toMatchObject(unknown);
    expect(measured(said("Visitor", null), said("Visitor", 5), said("Jane Smith", 9)).waited).toBe(4 * SECOND);
  });

  it("never overrides the vendor's verdict", () => {
    const slow = [said("Visitor", 0), said("Jane Smith", 86_400)];
    const own = { breached: new Set<string>(), met: new Set<string>() };
    const reasons = (changes: object) => {
      const chat = chatOf({ ...sample, conversation: slow, ...changes });
      return reasonsOf(chat, readSla(chat.slaStatus, own));
    };
    expect(reasons({})).toEqual([]);
    expect(reasons({ conversation: [said("Visitor", 0)] })).toEqual([]);
    expect(reasons({ slaStatus: "someNewStatus" })).toEqual([]);
    expect(reasons({ disposition: "abandoned" })).toEqual([]);
    expect(reasons({ disposition: " MISSED " })).toEqual(["missed"]);
    expect(reasons({ disposition: "Lost", slaStatus: "lostAfterSLA" })).toEqual(["lost", "sla-breached"]);
    expect(reasons({ disposition: "missed", isSpam: 1 })).toEqual([]);
  });
});
