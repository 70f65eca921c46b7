import { describe, expect, it } from "vitest";
import { readHours } from "../../src/config/hours.ts";
import { readRules } from "../../src/config/rules.ts";
import { weigh } from "../../src/config/size.ts";

function weighed(value: unknown): readonly string[] {
  const problems: string[] = [];
  weigh({ RULES: value }, "RULES", (setting, problem) => problems.push(`${setting} ${problem}`));
  return problems;
}

describe("a var", () => {
  it("may be as long as Cloudflare takes it, as JSON, and no longer", () => {
    expect(weighed(["x".repeat(5_116)])).toEqual([]);
    expect(weighed(["x".repeat(5_117)])).toEqual([
      "RULES takes 5121 bytes as JSON, and a var holds at most 5120: join what is alike by lists and *",
    ]);
  });

  it("is measured in bytes", () => {
    expect(weighed(["é".repeat(2_559)])).toHaveLength(1);
  });

  it("need not be set", () => {
    expect(weighed(undefined)).toEqual([]);
  });

  it("is named by whoever reads it", () => {
    const settings: string[] = [];
    const closed = Array(700).fill("12-25");
    const match = { queue: "x".repeat(6_000) };
    const env = {
      HOURS: { office: { open: ["Mon 08:00-12:00"], closed } },
      RULES: [{ name: "Sales", match, to: ["leads"] }],
    };
    readHours(env, "UTC", (setting) => settings.push(setting));
    readRules(env, { targets: ["leads"], hours: [] }, (setting) => settings.push(setting));
    expect(settings).toEqual(["HOURS", "RULES"]);
  });
});
