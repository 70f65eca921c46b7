import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { VARS } from "../../src/config/names.ts";
import { checkSize } from "../../src/config/size.ts";

function weighed(value: unknown): readonly string[] {
  const problems: string[] = [];
  checkSize({ RULES: value }, "RULES", (setting, problem) => problems.push(`${setting} ${problem}`));
  return problems;
}

describe("a var", () => {
  it("may be as long as Cloudflare takes it, as a text or as JSON, and no longer", () => {
    const tooLong = "and a var holds at most 5120: shorten names, and join what is alike by lists and *";
    expect(weighed(["x".repeat(5_116)])).toEqual([]);
    expect(weighed(["x".repeat(5_117)])).toEqual([`RULES takes 5121 bytes, ${tooLong}`]);
    expect(weighed("x".repeat(5_120))).toEqual([]);
    expect(weighed("x".repeat(5_121))).toEqual([`RULES takes 5121 bytes, ${tooLong}`]);
  });

  it("is measured in bytes", () => {
    expect(weighed(["é".repeat(2_559)])).toHaveLength(1);
  });

  it("need not be set", () => {
    expect(weighed(undefined)).toEqual([]);
  });

  it.each(VARS)("is named when it is too long: %s", (name) => {
    const reading = readConfig({ [name]: [{ key: "x".repeat(6_000) }] });
    const mistakes = reading.ok ? [] : reading.mistakes;
    expect(mistakes).toContainEqual({ setting: name, problem: expect.stringMatching(/^takes 60\d\d bytes, /) });
  });
});
