import { describe, expect, it } from "vitest";
import { lastRef } from "../../../src/store/alerts/alert-history.ts";

const told = (id: string, endedAt: number | null, ref: string | null) => ({ id, endedAt, ref });

describe("what a target was sent last about an alert", () => {
  it("is what was sent last, not what was recorded last", () => {
    const deliveries = [told("alert", 1, "first"), told("escalation", 9, "third"), told("change", 5, "second")];
    expect(lastRef(deliveries, "reminder")).toBe("third");
  });

  it("is nothing that waits or cannot be found again, and not the message itself", () => {
    const deliveries = [told("alert", 1, "first"), told("change", 5, null), told("escalation", null, null)];
    expect(lastRef([...deliveries, told("sent-again", 9, "own")], "sent-again")).toBe("first");
    expect(lastRef([told("alert", 5, null)], "change")).toBeNull();
  });
});
