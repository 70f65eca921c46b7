import { describe, expect, it } from "vitest";
import { bytesOf, fitting } from "../../src/channels/fitting.ts";

describe("a body that must fit", () => {
  it("is as full as there is room for, counted in bytes", () => {
    const write = (share: number) => "é".repeat(1_000 * share);
    expect(bytesOf(fitting(2_000, write))).toBe(2_000);
    expect(bytesOf(fitting(1_999, write))).toBe(1_200);
    expect(bytesOf(fitting(200, write))).toBe(200);
  });
});
