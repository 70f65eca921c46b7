import { expect, it } from "vitest";
import { retentionWarningFor } from "../../../../src/web/pages/settings/retention-warning.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");

function warned(hours: string, days: number, more: object = {}) {
  const escalate = { after: hours, to: ["sales"] };
  return retentionWarningFor(
    { RETENTION_DAYS: days, RULES: [{ name: "Sales", to: ["sales"], escalate }], ...more },
    NOW,
  );
}

it("who keeps chats for longer than the rules may tell of them is not warned, nor who keeps them for the usual time", () => {
  expect(warned("47h", 2)).toBeNull();
  expect(retentionWarningFor({ RULES: [{ name: "Sales", to: ["sales"], remind: "168h" }] }, NOW)).toBeNull();
});

it("what is due in the moment in which a chat expires is told too late", () => {
  expect(warned("48h", 2)).toMatch(/^RETENTION_DAYS is 2, but by “Sales” .* as late as 2 days after .* at least 3,/);
});

it("the warning needs no secret, and comes beside whatever else is wrong", () => {
  expect(warned("48h", 1, { LINK_DAYS: "soon", TARGETS: { sales: { channel: "fax" } } })).toContain("at least 3");
});
