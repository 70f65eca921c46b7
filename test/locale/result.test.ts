import { describe, expect, it } from "vitest";
import { sayResult } from "../../src/locale/result.ts";
import { EVERY_RESULT } from "../channels/support/results.ts";

describe("what an attempt came to", () => {
  it.each(EVERY_RESULT)("is said in both languages: $en", ({ result, en, hu }) => {
    expect([sayResult("en", result), sayResult("hu", result)]).toEqual([en, hu]);
  });
});
