import { expect, it } from "vitest";
import { mask } from "../../../src/privacy/mask/mask.ts";

it.each([
  ["11773016-11111018", "HU•••18"],
  ["11773016 11111018", "HU•••18"],
  ["11773016–11111018", "HU•••18"],
  ["11773016-11111018-00000000", "HU•••00"],
  ["11773016 11111018 00000000", "HU•••00"],
  ["11773016-00000000-11111018", "HU•••18"],
])("a Hungarian account number is masked as an IBAN is: %s", (account, shown) => {
  expect(mask(account)).toBe(shown);
  expect(mask(`A számlaszámom: ${account}, köszönöm.`)).toBe(`A számlaszámom: ${shown}, köszönöm.`);
  expect(mask(shown)).toBe(shown);
});

it("a number behind it that is no part of it stays", () => {
  expect(mask("11773016-11111018 20261124")).toBe("HU•••18 20261124");
});

it.each([
  ["the first check digit is wrong", "11773017-11111018"],
  ["the last check digit is wrong", "11773016-11111019"],
  ["the last check digit of three groups is wrong", "11773016-11111018-00000001"],
  ["it is the rest of a longer number", "1-11773016-11111018"],
  ["it goes on", "11773016-11111018-0"],
  ["it begins in a word", "ORD11773016-11111018"],
  ["they are two dates", "20260103-20260110, 20260103 20260110"],
  ["they are zeros", "00000000-00000000"],
])("it is none where %s", (_, said) => {
  expect(mask(said)).toBe(said);
});
