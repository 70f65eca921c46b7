import { describe, expect, it } from "vitest";
import { matches } from "../../../src/alerts/rules/match.ts";
import { judged, matching } from "../support/judged.ts";

describe("a missed chat that went from Jane Smith in Sales to Peter Novak in Complaints", () => {
  it.each([
    {},
    { queue: "sales" },
    { queue: "complaints" },
    { queue: ["Support", "Sal*"] },
    { agent: "jane smith" },
    { agent: "*Novak" },
    { reason: "missed" },
    { reason: ["lost", "missed"] },
    { platform: "WebChat" },
    { project: 130 },
    { project: "130" },
    { project: [129, 130] },
    { disposition: "Missed" },
    { sla: "*after*" },
    { "clientData.vip": "YES" },
    { clientData: { vip: "yes" } },
    { clientData: { contacts: { 1: { email: "*@example.com" } } } },
    { "clientData.newfield7": 42 },
    { queue: "Sales*", platform: "webchat", reason: ["lost", "missed"] },
    { not: { queue: "Test*" } },
    { not: { "clientData.blocked": "*" } },
    { queue: "Sales", not: { queue: "Support", platform: "messenger" } },
  ])("is matched by %j", (match) => {
    expect(matches(matching(match), judged())).toBe(true);
  });

  it.each([
    { queue: "Sale" },
    { queue: "Sales", platform: "messenger" },
    { agent: "Éva" },
    { reason: "lost" },
    { project: 13 },
    { sla: "after" },
    { "clientData.vip": "no" },
    { "clientData.vi": "yes" },
    { "clientData.email": "*" },
    { not: { queue: "Compl*" } },
    { not: { reason: ["lost", "missed"] } },
    { not: { queue: "Test*", platform: "webchat" } },
  ])("is not matched by %j", (match) => {
    expect(matches(matching(match), judged())).toBe(false);
  });
});

describe("what a chat does not have", () => {
  const bare = judged({ firstQueueName: null, lastQueueName: "", clientData: { vip: " " } });

  it("is matched by nothing, not even by *", () => {
    expect(matches(matching({ queue: "*" }), bare)).toBe(false);
    expect(matches(matching({ "clientData.vip": "*" }), bare)).toBe(false);
  });

  it("can be asked for by not", () => {
    expect(matches(matching({ not: { queue: "*" } }), bare)).toBe(true);
    expect(matches(matching({ not: { queue: "*" } }), judged())).toBe(false);
  });
});

describe("several reasons", () => {
  it("are matched by any of them", () => {
    expect(matches(matching({ reason: "sla-breached" }), judged({}, ["missed", "sla-breached"]))).toBe(true);
    expect(matches(matching({ not: { reason: "sla-breached" } }), judged({}, ["missed", "sla-breached"]))).toBe(false);
  });
});
