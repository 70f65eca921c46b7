import { expect, it } from "vitest";
import { followUpSettings } from "../../src/followup/settings.ts";

it("the follow-up knows the targets whose messages can be changed, and no others", () => {
  const targets = new Map([
    ["sales-slack", { destination: { updates: "in-place" as const } }],
    ["leads", { destination: { updates: "none" as const } }],
    ["desk", { destination: { updates: "in-place" as const } }],
  ]);
  expect(followUpSettings({ targets, routing: { rules: [], hours: new Map() } }).targets).toEqual([
    "sales-slack",
    "desk",
  ]);
});
