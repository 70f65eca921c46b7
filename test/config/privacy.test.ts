import { describe, expect, it } from "vitest";
import { readPrivacy } from "../../src/config/privacy.ts";

function read(env: object) {
  const mistakes: string[] = [];
  const privacy = readPrivacy(
    { ADMIN_TOKEN: "admin", ...env },
    (setting, problem) => void mistakes.push(`${setting} ${problem}`),
  );
  return { ...privacy, mistakes };
}

describe("what is kept, where, and for how long", () => {
  it("is 180 days for texts, a year for the audit list, anywhere, and in KV as it came, where nothing is set", () => {
    const kept = { retentionDays: 180, auditDays: 365, jurisdiction: null };
    expect(read({})).toEqual({ ...kept, mistakes: [] });
    expect(read({ JURISDICTION: " ", AUDIT_DAYS: "", LINK_SECRET: "link" })).toEqual({ ...kept, mistakes: [] });
  });

  it("is in the European Union where that is asked for", () => {
    for (const JURISDICTION of ["eu", " EU "]) {
      expect(read({ JURISDICTION })).toMatchObject({ jurisdiction: "eu", mistakes: [] });
    }
  });

  it("is as many days as are set", () => {
    expect(read({ RETENTION_DAYS: 30, AUDIT_DAYS: "730" })).toMatchObject({ retentionDays: 30, auditDays: 730 });
  });

  it.each([
    [{ JURISDICTION: "us" }, 'JURISDICTION "us" is none that we know: use eu, or leave it out'],
    [{ JURISDICTION: ["eu"] }, "JURISDICTION must be a text in quotes"],
    [{ AUDIT_DAYS: 0 }, "AUDIT_DAYS must be a whole number of days from 1 to 3650"],
    [{ RETENTION_DAYS: "for ever" }, "RETENTION_DAYS must be a whole number of days from 1 to 3650"],
  ])("is named where it is wrong: %j", (env, mistake) => {
    expect(read(env).mistakes).toEqual([mistake]);
  });
});
