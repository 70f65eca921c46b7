import { describe, expect, it } from "vitest";
import { readSla } from "../../src/chat/sla.ts";

const none = { breached: new Set<string>(), met: new Set<string>() };

describe("the SLA word", () => {
  it.each([
    ["answeredBeforeSLA", "met"],
    ["answered_before", "met"],
    ["ANSWERED_AFTER", "breached"],
    ["answeredAfterSLA", "breached"],
    ["answered_after", "breached"],
    ["lostAfterSLA", "breached"],
    ["missedBeforeSLA", "met"],
    ["SLABreached", "breached"],
    ["withinSLA", "met"],
    ["", "none"],
    ["  ", "none"],
    [null, "none"],
    ["someNewStatus", "unknown"],
    ["answeredLater", "unknown"],
    ["afterwards", "unknown"],
    ["notBreached", "unknown"],
    ["beforeAfter", "unknown"],
  ] as const)("%j says %s", (word, verdict) => {
    expect(readSla(word, none)).toBe(verdict);
  });

  it("is overridden by the deployer's lists, trimmed and without regard to case", () => {
    const own = { breached: new Set(["zuspät", "answeredbeforesla"]), met: new Set(["somenewstatus"]) };
    expect(readSla(" ZuSpät ", own)).toBe("breached");
    expect(readSla("answeredBeforeSLA", own)).toBe("breached");
    expect(readSla("someNewStatus", own)).toBe("met");
  });
});
