import { describe, expect, it } from "vitest";
import { createRefusalCounter } from "../../src/intake/refusal-counter.ts";

describe("refused requests are counted", () => {
  it("and written down at once, then once a minute with all that came in between", () => {
    const counter = createRefusalCounter();
    const counts = [0, 1, 59_999, 60_000, 60_001, 200_000].map((now) => counter.add("wrong-secret", now));
    expect(counts).toEqual([1, 0, 0, 3, 0, 2]);
  });

  it("each kind for itself", () => {
    const counter = createRefusalCounter();
    expect([counter.add("wrong-secret", 0), counter.add("too-large", 1)]).toEqual([1, 1]);
  });

  it("again with the next when the write failed, which is not tried in a hurry", () => {
    const counter = createRefusalCounter();
    counter.restore("wrong-secret", counter.add("wrong-secret", 0));
    expect(counter.add("wrong-secret", 1)).toBe(0);
    expect(counter.add("wrong-secret", 60_000)).toBe(3);
  });
});
