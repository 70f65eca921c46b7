import { describe, expect, it } from "vitest";
import { type Delivery, type DeliveryKind, KINDS, NO_RETRIES } from "../../../src/alerts/delivery.ts";
import type { Member } from "../../../src/alerts/message-state.ts";
import { BATCH_SIZE, lanesAfter, nextAt, nextBatch } from "../../../src/delivery/courier/batching.ts";
import type { Lane, Waiting } from "../../../src/store/deliveries/pending.ts";

const TURNS = { gathering: {}, served: {} };

function delivery(id: string, more: Partial<Delivery> = {}): Delivery {
  const about = { key: null, rule: null, otherTarget: null, reasons: [], createdAt: 0, ref: null };
  return { id, kind: "alert", dueAt: 0, tries: NO_RETRIES, ...about, ...more };
}

function member(id: string): Member {
  return { id, made: 1, chosen: 1, firstAt: 0, dueAt: 5 };
}

function message(id: string, more: Partial<Waiting> = {}): Waiting {
  const about = { kind: "alert", form: "rich", made: 1, version: 1, createdAt: 0, dueAt: 5, isUntold: false } as const;
  return { id, members: [member(`of ${id}`)], ...about, ...more };
}

function lane(kind: DeliveryKind, more: Partial<Lane>): Lane {
  const fresh = (more.fresh ?? []).map((one) => ({ ...one, kind }));
  const messages = (more.messages ?? []).map((one) => ({ ...one, kind }));
  return { kind, more: false, ...more, fresh, messages };
}

const idsOf = (some: readonly { readonly id: string }[] | undefined) => some?.map(({ id }) => id);

describe("what goes out next", () => {
  it("is nothing where nothing is pending, and waits for what is due next", () => {
    expect(nextBatch([], TURNS, 10)).toBeNull();
    expect([nextAt([], null, TURNS, 10), nextAt([], 25, TURNS, 10)]).toEqual([null, 25]);
  });

  it("is all of a kind that goes together, once it is gathered no more", () => {
    const alerts = [lane("alert", { fresh: [delivery("a"), delivery("b")] })];
    expect(nextBatch(alerts, TURNS, 10)).toMatchObject({ base: null, joining: [{ id: "a" }, { id: "b" }] });
    const gathering = { ...TURNS, gathering: { alert: 40 } };
    expect(nextBatch(alerts, gathering, 10)).toBeNull();
    expect([nextAt(alerts, null, gathering, 10), nextAt(alerts, 25, gathering, 10)]).toEqual([40, 25]);
  });

  it("gathers each kind by itself: an alert just sent keeps no escalation waiting", () => {
    const lanes = [lane("alert", { fresh: [delivery("a")] }), lane("escalation", { fresh: [delivery("e")] })];
    expect(nextBatch(lanes, { ...TURNS, gathering: { alert: 40 } }, 10)?.kind).toBe("escalation");
  });

  it("is the kind whose last turn is the longest ago, and of those that had none what is due for longest", () => {
    const lanes = KINDS.map((kind, index) => lane(kind, { fresh: [delivery(kind, { dueAt: 9 - index })] }));
    const order: string[] = [];
    let served: Readonly<Record<string, number>> = {};
    for (let turn = 1; turn <= 2 * KINDS.length; turn += 1) {
      const next = nextBatch(lanes, { gathering: {}, served }, 10);
      order.push(next?.kind ?? "");
      served = { ...served, [next?.kind ?? ""]: turn };
    }
    expect(order.slice(0, KINDS.length)).toEqual(KINDS.toReversed());
    expect(order.slice(KINDS.length)).toEqual(KINDS.toReversed());
  });

  it("is one by itself of a kind that does not go together, the longest due first, whether or not it was tried", () => {
    const changes = lane("change", {
      fresh: [delivery("c", { dueAt: 3 })],
      messages: [message("m", { createdAt: 4 })],
    });
    expect(nextBatch([changes], TURNS, 10)).toMatchObject({ base: null, joining: [{ id: "c" }] });
    expect(nextBatch([{ ...changes, fresh: [] }], TURNS, 10)).toMatchObject({ base: { id: "m" }, joining: [] });
  });

  it("takes along what waits for its next attempt, due or not, and what is new", () => {
    const alerts = lane("alert", {
      fresh: [delivery("new")],
      messages: [message("later", { dueAt: 99, createdAt: 2 }), message("first", { dueAt: 98 })],
    });
    const next = nextBatch([alerts], TURNS, 10);
    expect([next?.base?.id, idsOf(next?.absorbed), idsOf(next?.joining)]).toEqual(["first", ["later"], ["new"]]);
  });

  it("does not hurry what waits where nothing is due", () => {
    const alerts = lane("alert", { messages: [message("later", { dueAt: 99 })] });
    expect([nextBatch([alerts], TURNS, 10), nextAt([alerts], null, TURNS, 10)]).toEqual([null, 99]);
    // All the same it is what would go if the waits were over.
    expect(nextBatch([alerts], TURNS, null)?.base?.id).toBe("later");
  });

  it("is what was refused for its form by itself, or could not be composed with others", () => {
    for (const form of ["plain", "alone"] as const) {
      const alerts = lane("alert", { fresh: [delivery("new")], messages: [message("apart", { form })] });
      expect(nextBatch([alerts], TURNS, 10)).toMatchObject({ base: { id: "apart" }, absorbed: [], joining: [] });
    }
  });

  it("is never more than one message can list, and what is new does not wait for a full one that is not due", () => {
    const full = message("full", {
      dueAt: 99,
      members: Array.from({ length: BATCH_SIZE }, (_, index) => member(`${index}`)),
    });
    const fresh = Array.from({ length: BATCH_SIZE + 7 }, (_, index) => delivery(`new ${index}`));
    const next = nextBatch([lane("alert", { fresh, messages: [full] })], TURNS, 10);
    expect([next?.base, next?.absorbed, next?.joining.length]).toEqual([null, [], BATCH_SIZE]);
    const due = nextBatch([lane("alert", { fresh, messages: [{ ...full, dueAt: 5 }] })], TURNS, 10);
    expect([due?.base?.id, due?.joining]).toEqual(["full", []]);
  });

  it("takes in no message that D1 does not know as it is", () => {
    const messages = [message("one"), message("other", { isUntold: true, createdAt: 3 })];
    expect(nextBatch([lane("alert", { messages })], TURNS, 10)).toMatchObject({ base: { id: "one" }, absorbed: [] });
  });
});

it("what is pending after a message is what it did not cover, and itself while it waits", () => {
  const alerts = lane("alert", { fresh: [delivery("a"), delivery("left")], messages: [message("m"), message("n")] });
  const next = { kind: "alert", base: message("m"), absorbed: [message("n")], joining: [delivery("a")] } as const;
  const waits = message("m", { dueAt: 70 });
  const [after] = lanesAfter([alerts], next, waits);
  expect([idsOf(after?.fresh), idsOf(after?.messages)]).toEqual([["left"], ["m"]]);
  expect(lanesAfter([alerts], next, null)[0]?.messages).toEqual([]);
});
