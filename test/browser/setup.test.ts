import { expect, inject, it } from "vitest";

it("a filled Worker and a browser are there, and in CI Java too", () => {
  expect(inject("problems")).toEqual([]);
});
