import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerMessagesOf, hasNewMessages } from "../../src/chat/new-messages.ts";
import stampedBefore from "../fixtures/chats/answer-stamped-before-the-question.json";
import nameInOtherOrder from "../fixtures/chats/name-in-the-other-order.json";
import nobodyNamed from "../fixtures/chats/nobody-named.json";
import sample from "../fixtures/chats/sample.json";
import { chatOf } from "./support/reading.ts";

const saidIn = (body: object) => customerMessagesOf(chatOf(body));

describe("what the customer has said", () => {
  it("is all that they wrote, under their name in another order too", () => {
    expect(saidIn(nameInOtherOrder)).toEqual({ count: 2, lastAt: Date.parse("2026-11-27T20:05:10Z") });
    expect(saidIn(stampedBefore)).toEqual({ count: 1, lastAt: Date.parse("2026-11-27T20:04:10Z") });
    expect(saidIn(nobodyNamed).count).toBe(1);
  });

  it("is no news in whatever order the same messages come", () => {
    const message = fc.record({
      from: fc.constantFrom("Visitor", "Jane Smith", "Peter"),
      date: fc.option(fc.integer({ min: 1, max: 300 }).map((second) => 1_741_268_272 + second)),
      message: fc.constantFrom("hi", "thanks", "?"),
    });
    const shuffles = fc
      .array(message, { minLength: 1, maxLength: 12 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffles, fc.boolean(), ([all, shuffled], isOnTop) => {
        const [known, said] = [all, shuffled].map((conversation) => saidIn({ ...sample, conversation }));
        if (known === undefined || said === undefined) throw new Error("two were read");
        expect(said).toEqual(known);
        expect(hasNewMessages(said, known, isOnTop)).toBe(false);
      }),
    );
  });
});
