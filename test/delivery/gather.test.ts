import { describe, expect, it } from "vitest";
import { type Delivery, type DeliveryKind, NO_TRIES } from "../../src/alerts/delivery.ts";
import { afterwards, gather, MOST } from "../../src/delivery/gather.ts";

function delivery(id: string, kind: DeliveryKind = "alert", more: Partial<Delivery> = {}): Delivery {
  const about = { key: null, rule: null, otherTarget: null, reasons: [], createdAt: 0, ref: null };
  return { id, kind, dueAt: 0, tries: NO_TRIES, ...about, ...more };
}

const NOTHING = { due: [], nextDueAt: null };
const malformed = { tries: { ...NO_TRIES, made: 1, malformed: true } };

describe("what goes out together", () => {
  it("is nothing where nothing is pending, and waits for what is due next", () => {
    expect(gather(NOTHING, 0, 10)).toEqual({ kind: "nothing" });
    expect(gather({ due: [], nextDueAt: 25 }, 0, 10)).toEqual({ kind: "wait", until: 25 });
  });

  it("is every alert that is due, once nothing is gathered any more", () => {
    const due = [delivery("a"), delivery("b"), delivery("c")];
    expect(gather({ due, nextDueAt: 25 }, 10, 10)).toEqual({ kind: "together", deliveries: due });
  });

  it("waits while alerts are gathered, or for something else that is due before", () => {
    const due = [delivery("a")];
    expect(gather({ due, nextDueAt: null }, 40, 10)).toEqual({ kind: "wait", until: 40 });
    expect(gather({ due, nextDueAt: 25 }, 40, 10)).toEqual({ kind: "wait", until: 25 });
  });

  it("is what is no alert by itself, whether or not alerts are gathered, but after alerts that may go", () => {
    const [alert, watch, outage] = [delivery("a"), delivery("w", "watch"), delivery("o", "outage")];
    const due = [watch, outage, alert];
    expect(gather({ due, nextDueAt: null }, 40, 10)).toEqual({ kind: "together", deliveries: [watch] });
    expect(gather({ due, nextDueAt: null }, 10, 10)).toEqual({ kind: "together", deliveries: [alert] });
  });

  it("is what was refused for its form before all else, and never with what was not", () => {
    const [plain, other] = [delivery("a", "alert", malformed), delivery("b")];
    expect(gather({ due: [other, plain], nextDueAt: null }, 0, 10)).toEqual({ kind: "together", deliveries: [plain] });
  });

  it("is never more than one message can list", () => {
    const due = Array.from({ length: MOST + 7 }, (_, index) => delivery(String(index)));
    const gathered = gather({ due, nextDueAt: null }, 0, 10);
    expect(gathered.kind === "together" && gathered.deliveries.length).toBe(MOST);
  });
});

describe("what is pending after a message", () => {
  it("is what it did not carry, and what it carried in vain when that is due again", () => {
    const [sent, failed, left] = [delivery("a"), delivery("b"), delivery("c")];
    const steps = new Map([
      ["a", { status: "sent", note: "answered 200" } as const],
      ["b", { status: "pending", dueAt: 90 } as const],
    ]);
    expect(afterwards({ due: [sent, failed, left], nextDueAt: 100 }, steps)).toEqual({ due: [left], nextDueAt: 90 });
    expect(afterwards({ due: [sent], nextDueAt: null }, steps)).toEqual({ due: [], nextDueAt: 90 });
  });
});
