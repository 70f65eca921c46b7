import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "../../../src/alerts/rules/match.ts";
import { isContradiction, shadows } from "../../../src/alerts/rules/shadowed.ts";
import { judged, matching } from "../support/judged.ts";

const pattern = fc.constantFrom("a", "b", "ab", "a*", "*b", "*", "a*b");
const patterns = fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 });
const reasons = fc.subarray(["lost", "missed", "sla-breached"] as const, { minLength: 1 });
const asked = fc.record({ queue: patterns, platform: patterns, reason: reasons }, { requiredKeys: [] });
const matchings = fc.array(
  fc.tuple(asked, asked).map(([asked, not]) => matching({ ...asked, not })),
  { minLength: 30, maxLength: 30 },
);
const word = fc.constantFrom("", "a", "b", "ab", "ba", "abb");
const chats = fc.array(
  fc
    .tuple(word, word, word, reasons)
    .map(([firstQueueName, lastQueueName, platform, why]) => judged({ firstQueueName, lastQueueName, platform }, why)),
  { minLength: 30, maxLength: 30 },
);

describe("one match covers another", () => {
  it.each([
    [{}, { queue: "Sales" }],
    [{ queue: "Sales*" }, { queue: "Sales B*" }],
    [{ queue: "Sales*" }, { queue: ["Sales", "Sales B"], platform: "webchat" }],
    [{ queue: ["A*", "B*"] }, { queue: ["Bb", "Aa"] }],
    [{ queue: "SALES" }, { queue: "sales" }],
    [{ "clientData.vip": "*" }, { clientData: { VIP: "yes" } }],
    [{ reason: ["lost", "missed", "sla-breached"] }, {}],
    [{ not: { queue: "Test" } }, { not: { queue: "Test*" } }],
  ])("%j does %j", (earlier, later) => {
    expect(shadows(matching(earlier), matching(later))).toBe(true);
  });

  it.each([
    [{ queue: "Sales" }, {}],
    [{ queue: "Sales B*" }, { queue: "Sales*" }],
    [{ queue: "Sales", platform: "webchat" }, { queue: "Sales" }],
    [{ queue: "A" }, { queue: ["A", "B"] }],
    [{ agent: "*" }, { queue: "*" }],
    [{ reason: ["lost", "missed"] }, {}],
    [{ not: { queue: "Test*" } }, { not: { queue: "Test" } }],
    [{ not: { queue: "Test*" } }, { queue: "Sales" }],
    [{ queue: "Sales" }, { not: { queue: "Sales" } }],
  ])("%j does not %j", (earlier, later) => {
    expect(shadows(matching(earlier), matching(later))).toBe(false);
  });

  it("only where it matches every chat that the other matches", () => {
    fc.assert(
      fc.property(matchings, chats, (all, some) => {
        const pairs = all.flatMap((earlier) => all.map((later) => [earlier, later] as const));
        const covering = pairs.filter(([earlier, later]) => earlier !== later && shadows(earlier, later));
        for (const [earlier, later] of covering) {
          for (const chat of some) expect(matches(earlier, chat) || !matches(later, chat)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("a match that excludes what it asks for", () => {
  it.each([
    [{ queue: "Sales", not: { queue: "Sal*" } }, true],
    [{ queue: ["A", "B"], not: { queue: ["B", "A"] } }, true],
    [{ queue: ["A", "B"], not: { queue: "B" } }, false],
    [{ queue: "Sal*", not: { queue: "Sales" } }, false],
    [{ queue: "Sales", not: { agent: "Sales" } }, false],
  ])("%j: %s", (written, contradicts) => {
    expect(isContradiction(matching(written))).toBe(contradicts);
  });

  it("matches no chat", () => {
    fc.assert(
      fc.property(matchings, chats, (all, some) => {
        for (const match of all.filter(isContradiction)) {
          for (const chat of some) expect(matches(match, chat)).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });
});
