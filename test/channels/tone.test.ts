import { describe, expect, it } from "vitest";
import { MESSAGE_KINDS } from "../../src/channels/message.ts";
import { COLOURS, toneOf } from "../../src/channels/tone.ts";
import { missed } from "./support/messages.ts";

const about = (...reasons: string[]) => ({ thread: "130/102", name: "Chat 130/102", reasons, queue: null });

describe("the colour of a message", () => {
  it("is red for a chat that nobody answered, and amber for one that was answered late", () => {
    expect(toneOf({ kind: "alert", about: about("lost") })).toBe("urgent");
    expect(toneOf({ kind: "escalation", about: about("missed", "sla-breached") })).toBe("urgent");
    expect(toneOf({ kind: "reminder", about: about("sla-breached") })).toBe("late");
  });

  it("is red for several chats, of which any may be", () => {
    expect(toneOf({ kind: "alert", about: null })).toBe("urgent");
  });

  it("is green once it is over", () => {
    expect(toneOf({ kind: "resolution", about: about("lost") })).toBe("done");
  });

  it("is there for every kind", () => {
    for (const kind of MESSAGE_KINDS) expect(COLOURS[toneOf({ ...missed, kind })]).toMatch(/^#[0-9a-f]{6}$/);
  });
});
