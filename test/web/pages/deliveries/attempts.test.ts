import { describe, expect, it } from "vitest";
import { type AttemptRecord, keptAttempts } from "../../../../src/alerts/message-state.ts";
import { resultText } from "../../../../src/locale/recorded-text.ts";
import { attemptsOf, mayBeToldTwice } from "../../../../src/web/pages/deliveries/attempts.ts";
import { message, messages, older, recorded } from "./support/recorded.ts";

function attempt(number: number, changes: Partial<AttemptRecord> = {}): AttemptRecord {
  const outcome = { outcome: "retry", status: null, code: "no-answer", args: '{"seconds":10}' } as const;
  return { number, at: 100_000 + number * 10_000, milliseconds: 250, ...outcome, covered: 2, ...changes };
}

const TAKEN = { outcome: "sent", status: 200, code: "answered", args: '{"status":200}' } as const;

describe("the attempts of a delivery", () => {
  it("are those of older versions, then those of its messages", () => {
    const delivery = recorded({
      ...{ attempts: [older({ outcome: "retry", status: 429, note: "answered 429", along: ["b"] })] },
      ...{ earlierMessages: ["m1"], message: "m2" },
    });
    const kept = new Map([
      ["m1", [attempt(1), attempt(2)]],
      ["m2", [attempt(1, { ...TAKEN, at: 300_000 })]],
    ]);
    const attempts = attemptsOf(delivery, messages(message("m1"), message("m2")), kept);
    expect(attempts.map((one) => [resultText("en", one), one.covered, one.mayHaveArrived])).toEqual([
      ["answered 429", 2, false],
      ["no answer within 10 s", 2, true],
      ["no answer within 10 s", 2, true],
      ["answered 200", 2, false],
    ]);
    expect(resultText("hu", attempts[1] ?? expect.fail())).toBe("10 másodpercen belül nem jött válasz");
    // As it is stored.
    expect(resultText("hu", attempts[0] ?? expect.fail())).toBe("answered 429");
  });

  it("say how many are not kept, and where", () => {
    const all = keptAttempts(Array.from({ length: 47 }, (_, index) => attempt(index + 1)));
    const attempts = attemptsOf(recorded({ message: "m1" }), messages(message("m1")), new Map([["m1", all]]));
    expect(attempts).toHaveLength(21);
    expect(attempts.flatMap(({ missing }, index) => (missing > 0 ? [[index, missing]] : []))).toEqual([[1, 26]]);
  });

  it("are shown by their code, where only a newer version knows it", () => {
    const [newer] = attemptsOf(
      recorded({ message: "m1" }),
      messages(message("m1")),
      new Map([["m1", [attempt(1, { code: "from-afar", args: "[]" })]]]),
    );
    expect(resultText("hu", newer ?? expect.fail())).toBe("from-afar");
  });

  it("told nothing of it while it was not in the message", () => {
    const kept = new Map([["m1", [attempt(1, { at: 1 }), attempt(2, TAKEN), attempt(3, { at: 2_000_000 })]]]);
    const attempts = attemptsOf(recorded({ message: "m1" }), messages(message("m1")), kept);
    expect(attempts.map(({ isWithout }) => isWithout)).toEqual([true, false, true]);
    expect(mayBeToldTwice(recorded(), attempts)).toBe(false);
  });

  it("may have told it twice, where one may have arrived before the one that was taken", () => {
    const of = (first: Partial<AttemptRecord>) =>
      attemptsOf(
        recorded({ message: "m1" }),
        messages(message("m1")),
        new Map([["m1", [attempt(1, first), attempt(2, TAKEN)]]]),
      );
    expect(mayBeToldTwice(recorded(), of({}))).toBe(true);
    expect(mayBeToldTwice(recorded({ status: "pending" }), of({}))).toBe(false);
    expect(mayBeToldTwice(recorded(), of({ code: "not-composed", args: "{}" }))).toBe(false);
  });
});
