import { describe, expect, it } from "vitest";
import { sayResult } from "../../src/locale/result.ts";
import { EVERY_RESULT } from "../channels/support/results.ts";

describe("what an attempt came to", () => {
  it.each(EVERY_RESULT)("is said in both languages: $en", ({ result, en, hu }) => {
    expect([sayResult("en", result), sayResult("hu", result)]).toEqual([en, hu]);
  });

  it.each(EVERY_RESULT)("is said in German, with what English says beside words: $en", ({ result, en }) => {
    const said = sayResult("de", result);
    if (result.code !== "said") expect(said).not.toBe(en);
    for (const part of en.match(/\d{3}|E_\w+|\[\[.*?\]\]/g) ?? []) expect(said).toContain(part);
    expect(said).not.toMatch(/undefined|\.$/);
  });
});
