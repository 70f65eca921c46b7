import fc from "fast-check";
import { expect, it } from "vitest";
import { REASONS } from "../../src/alerts/reasons.ts";
import { urgencyOf } from "../../src/alerts/urgency.ts";

const reasons = fc.subarray([...REASONS], { minLength: 1 });

it("the worst reason decides, and more reasons only among those that share it", () => {
  fc.assert(
    fc.property(reasons, reasons, (one, other) => {
      const difference = urgencyOf(one) - urgencyOf(other);
      const worst =
        REASONS.findIndex((reason) => one.includes(reason)) - REASONS.findIndex((reason) => other.includes(reason));
      expect(Math.sign(difference)).toBe(Math.sign(worst || other.length - one.length));
    }),
  );
});

it.each([
  ["lost", 2],
  ["lost missed", 1],
  ["lost sla-breached", 1],
  ["lost missed sla-breached", 0],
  ["missed", 6],
  ["missed sla-breached", 5],
  ["sla-breached", 10],
  ["", 15],
])("what D1 stores of %j never changes", (words, stored) => {
  const given = REASONS.filter((reason) => words.split(" ").includes(reason));
  expect(given.join(" ")).toBe(words);
  expect(urgencyOf(given)).toBe(stored);
});
