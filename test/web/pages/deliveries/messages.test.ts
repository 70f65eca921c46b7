import { describe, expect, it } from "vitest";
import {
  alongWith,
  attemptsMade,
  coveringOf,
  dueOf,
  ledBy,
  messagesOf,
} from "../../../../src/web/pages/deliveries/messages.ts";
import { message, messages, older, recorded } from "./support/recorded.ts";

describe("the messages of a delivery", () => {
  it("are those before it was sent again, then the one that covers it", () => {
    const known = messages(message("m1", { made: 11 }), message("m2"), message("other"));
    const delivery = recorded({ earlierMessages: ["m1", "gone"], message: "m2", attempts: [older()] });
    expect(messagesOf(delivery, known).map(({ id }) => id)).toEqual(["m1", "m2"]);
    expect(attemptsMade(delivery, known)).toBe(13);
  });

  it("go on in whatever has taken them in, while it is pending", () => {
    const into = (id: string, other: string) => message(id, { status: "absorbed", into: other, covered: ["a"] });
    const known = messages(into("m1", "m2"), into("m2", "m3"), message("m3", { status: "pending", dueAt: 70 }));
    const pending = recorded({ status: "pending", endedAt: null, message: "m1" });
    expect(coveringOf(pending, known)?.id).toBe("m3");
    expect(dueOf(pending, known)).toBe(70);
    expect(attemptsMade(pending, known)).toBe(3);
  });

  it("do not go on for what gave up before", () => {
    const known = messages(message("m1", { status: "absorbed", into: "m2" }), message("m2"));
    expect(coveringOf(recorded({ status: "dead", message: "m1" }), known)?.id).toBe("m1");
  });

  it("are followed for ten steps at most, and in no circle", () => {
    const ring = (size: number) =>
      messages(
        ...Array.from({ length: size }, (_, at) =>
          message(`m${at}`, { status: "absorbed", into: `m${(at + 1) % size}` }),
        ),
      );
    const pending = recorded({ status: "pending", message: "m0" });
    expect(messagesOf(pending, ring(3))).toHaveLength(3);
    expect(messagesOf(pending, ring(30))).toHaveLength(11);
  });

  it("say when it is due only while both wait", () => {
    const known = messages(message("m1", { status: "pending", dueAt: 70 }), message("m2", { dueAt: 70 }));
    expect(dueOf(recorded({ message: "m1", dueAt: 3 }), known)).toBe(3);
    expect(dueOf(recorded({ message: "m2", status: "pending", dueAt: 3 }), known)).toBe(3);
    expect(dueOf(recorded({ earlierMessages: ["m1"], status: "pending", dueAt: 3 }), known)).toBe(3);
  });
});

describe("a message of several deliveries", () => {
  it("was led by the first that it covered", () => {
    const known = messages(message("m1", { covered: ["b", "a"] }), message("m2", { covered: ["b", "c"] }));
    expect(ledBy(recorded({ message: "m1" }), known)).toBe("b");
    expect(ledBy(recorded({ id: "b", message: "m1" }), known)).toBeNull();
    // It had left it before the others were sent.
    expect(ledBy(recorded({ message: "m2", status: "dead" }), known)).toBeNull();
  });

  it("was led by what the last attempt says, before messages were kept", () => {
    expect(ledBy(recorded(), messages())).toBeNull();
    expect(ledBy(recorded({ attempts: [older({ led: "x" }), older({ led: "y" })] }), messages())).toBe("y");
    expect(ledBy(recorded({ attempts: [older({ led: "x" }), older()] }), messages())).toBeNull();
    const known = messages(message("m1"));
    expect(ledBy(recorded({ attempts: [older({ led: "x" })], message: "m1" }), known)).toBeNull();
  });

  it("is shown with all that ever went along, those of the latest message first and each once", () => {
    const attempts = [older({ along: ["b", "c"] }), older(), older({ along: ["c", "d"] })];
    expect(alongWith(recorded({ attempts }), messages())).toEqual(["c", "d", "b"]);
    expect(alongWith(recorded({ attempts: [older()] }), messages())).toEqual([]);
    const known = messages(message("m1", { covered: ["a", "e", "c"] }), message("m2", { covered: ["x", "a", "y"] }));
    expect(alongWith(recorded({ attempts, message: "m1" }), known)).toEqual(["e", "c", "d", "b"]);
    expect(alongWith(recorded({ earlierMessages: ["m1"], message: "m2" }), known)).toEqual(["e", "c"]);
  });
});
