import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOCK_DIFFERENCE, inOrder } from "../../../src/chat/authors/clocks.ts";

const SECOND = 1_000;

/** "V10" is what V wrote at second 10; "J" without a number has no time. */
function ordered(...written: readonly string[]): readonly string[] {
  const messages = written.map((text) => {
    const [, from = "", second = ""] = /^(\D+)(\d*)/.exec(text) ?? [];
    return { from, at: second === "" ? null : Number(second) * SECOND, text };
  });
  return inOrder(messages).map(({ text }) => text);
}

describe("the order of messages", () => {
  it.each([
    ["an answer stamped before its question", ["V10", "J8"]],
    ["an answer stamped a minute before its question", ["V60", "J0"]],
    ["a clock that is late throughout", ["V10", "J5", "V20", "J15", "V30", "J28"]],
    ["two messages of one second", ["V10", "J8", "V10"]],
    ["messages without a time", ["V10", "J", "J8", "V"]],
    ["no times at all", ["V", "J", "V"]],
  ])("is the body's with %s", (_, written) => {
    expect(ordered(...written)).toEqual(written);
  });

  it.each([
    ["two clocks that cannot differ so much", ["V61", "J0"], ["J0", "V61"]],
    ["a person whose own times go back", ["V10", "V5", "J8"], ["V5", "J8", "V10"]],
    ["a body with the newest message first", ["J30", "V20b", "V20a", "J5"], ["J5", "V20a", "V20b", "J30"]],
    ["three people from the newest message on", ["C30", "B20", "A10"], ["A10", "B20", "C30"]],
    ["the newest message first and one without a time", ["J30", "V", "V20", "J5"], ["J5", "V20", "V", "J30"]],
  ])("is that of the times with %s", (_, written, order) => {
    expect(ordered(...written)).toEqual(order);
  });

  const person = fc.constantFrom("V", "J", "P");
  const talk = fc
    .array(fc.tuple(person, fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 20 })
    .map((turns) => {
      let at = 0;
      return turns.map(([from, gap], index) => {
        at += gap * SECOND;
        return { from, at, index };
      });
    });
  const difference = fc.integer({ min: 0, max: CLOCK_DIFFERENCE });

  it("is the body's however the clocks differ within a minute, if it was the true one", () => {
    fc.assert(
      fc.property(talk, difference, difference, (turns, late, later) => {
        const behind = new Map([
          ["V", 0],
          ["J", late],
          ["P", later],
        ]);
        const shown = turns.map((turn) => ({ ...turn, at: turn.at - (behind.get(turn.from) ?? 0) }));
        // Three people who wrote once each, the newest first, are no such talk.
        const times = shown.map(({ at }) => at);
        fc.pre(!(shown.length === 3 && times.every((at, place) => place === 0 || at < (times[place - 1] ?? at))));
        expect(inOrder(shown).map(({ index }) => index)).toEqual(turns.map(({ index }) => index));
      }),
    );
  });

  it("is that of the times for any shuffle of messages that lie further apart than clocks differ", () => {
    const apart = fc.array(fc.tuple(person, fc.integer({ min: 61, max: 999 })), { minLength: 1, maxLength: 12 });
    const shuffles = apart.chain((turns) => {
      let at = 0;
      const all = turns.map(([from, gap], index) => {
        at += gap * SECOND;
        return { from, at, index };
      });
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
    fc.assert(
      fc.property(shuffles, (shuffled) => {
        expect(inOrder(shuffled).map(({ index }) => index)).toEqual(shuffled.map((_, index) => index));
      }),
    );
  });

  it("has every message once, whatever the times, and stays as it is when asked for again", () => {
    const messages = fc.array(
      fc.record({ from: fc.option(person), at: fc.option(fc.integer({ min: 0, max: 400 * SECOND })), text: fc.nat() }),
    );
    fc.assert(
      fc.property(messages, (all) => {
        const once = inOrder(all);
        expect(new Set(once)).toEqual(new Set(all));
        expect(once).toHaveLength(all.length);
        if (all.every(({ at }) => at !== null)) expect(inOrder(once)).toEqual(once);
      }),
    );
  });
});
