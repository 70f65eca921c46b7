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
