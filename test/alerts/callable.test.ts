import { expect, it } from "vitest";
import { callable } from "../../src/alerts/callable.ts";
import { NO_SUMMARY } from "../../src/alerts/summary.ts";

const old = (...texts: readonly string[]) => ({
  summary: { ...NO_SUMMARY, phones: texts.map((text) => ({ text, href: `tel:${text.replaceAll(/[^\d+]/g, "")}` })) },
});

it("a number that an older version read wrong is not dialled so", () => {
  const { summary } = callable(old("+44 (0)20 7946 0958", "234-567/12", "06 30 123 4567"), "HU");
  expect(summary.phones.map(({ href }) => href)).toEqual(["tel:+442079460958", "tel:+36301234567"]);
  expect(summary).toMatchObject({ unreadNumbers: ["234-567/12"], numbers: ["+442079460958", "+36301234567"] });
});

it("one that an older version cut is not dialled", () => {
  const { summary } = callable(old(`+36 30 123 4567${" ".repeat(22)}890`), "HU");
  expect(summary.phones).toEqual([]);
});

it("what this version has read stays as it is", () => {
  const phones = [{ text: "06 30 123 4567", href: "tel:+36301234567", written: true }];
  const alert = { summary: { ...NO_SUMMARY, phones, numbers: [] } };
  expect(callable(alert, null)).toBe(alert);
});
