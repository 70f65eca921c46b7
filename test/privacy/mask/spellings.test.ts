import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask, maskPayments } from "../../../src/privacy/mask/mask.ts";
import { harmless } from "./support/harmless.ts";
import { CARDS, IBANS } from "./support/known.ts";
import { isHidden, sensitive } from "./support/sensitive.ts";

const COUNT = 200;
/** The same ones each time, and others each time. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, Date.now() % 2 ** 31, (Date.now() + 1) % 2 ** 31];

describe.each(SEEDS)(`of ${COUNT} texts, seed %i`, (seed) => {
  it("at least 97 in a hundred spellings of what is sensitive are masked, and nothing around them", () => {
    const missed = fc
      .sample(sensitive, { seed, numRuns: COUNT })
      .map((spelling) => ({ spelling, masked: mask(`${spelling.before}${spelling.written}${spelling.after}`) }))
      .filter(({ spelling, masked }) => !isHidden(spelling, masked));
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.03 * COUNT);
  });

  it("at most 3 in a hundred harmless ones lose anything", () => {
    const changed = fc.sample(harmless, { seed, numRuns: COUNT }).filter(({ text }) => mask(text) !== text);
    expect(changed.length, JSON.stringify(changed)).toBeLessThanOrEqual(0.03 * COUNT);
  });

  it("masking again changes neither", () => {
    for (const { before, written, after } of fc.sample(sensitive, { seed, numRuns: COUNT })) {
      const masked = mask(`${before}${written}${after}`);
      expect(mask(masked)).toBe(masked);
    }
    for (const { text } of fc.sample(harmless, { seed, numRuns: COUNT })) expect(mask(mask(text))).toBe(mask(text));
  });
});

const GAPS = [
  "",
  " ",
  "-",
  "/",
  "_",
  ".",
  ",",
  ":",
  "*",
  "|",
  "\n",
  "\r\n",
  " - ",
  " / ",
  "\t",
  " x ",
  "💳",
  "...",
  "\u3000",
];

function spellings(groups: readonly string[]): readonly string[] {
  return GAPS.map((gap) => groups.join(gap));
}

describe.each(CARDS)("a card of %s, %s", (_, number) => {
  const inFours = number.match(/.{1,4}/g) ?? [];
  const inEights = number.match(/.{1,8}/g) ?? [];
  // Of those that are right as a Hungarian account too, eights are how these are written.
  const shown = new RegExp(`^(?:•••• •••• •••• ${number.slice(-4)}|HU•••${number.slice(-2)})$`);
  const others = { 15: [/^(.{4})(.{6})(.{5})$/], 14: [/^(.{4})(.{6})(.{4})$/] }[number.length] ?? [];

  it("is masked in fours, in eights, digit by digit and as it is printed, whatever stands between the groups", () => {
    const printed = others.map((groups) => groups.exec(number)?.slice(1) ?? []);
    for (const groups of [inFours, inEights, [...number], ...printed]) {
      for (const written of spellings(groups)) expect(maskPayments(written)).toMatch(shown);
    }
  });

  it("is left alone with another last digit", () => {
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    expect(maskPayments(wrong).startsWith("•••• ")).toBe(false);
  });
});

describe.each(IBANS)("the IBAN %s", (iban) => {
  const mask = `${iban.slice(0, 2)}•••${iban.replaceAll(" ", "").slice(-2)}`;
  const digitsAlone = /^..[\d ]+$/.test(iban);

  it("is masked however it is grouped", () => {
    const whole = iban.replaceAll(" ", "");
    for (const groups of [iban.split(" "), whole.match(/.{1,8}/g) ?? [], [whole.slice(0, 4), whole.slice(4)]]) {
      for (const gap of GAPS.filter((one) => digitsAlone || !/\p{L}/u.test(one))) {
        expect(maskPayments(`IBAN: ${groups.join(gap)}`)).toBe(`IBAN: ${mask}`);
        expect(maskPayments(groups.join(gap).toLowerCase())).toBe(mask);
      }
    }
  });

  it("is none with other check digits", () => {
    const wrong = iban.replace(/\d\d/, (check) => String(((Number(check) - 2 + 1) % 96) + 2).padStart(2, "0"));
    expect(maskPayments(wrong)).not.toMatch(new RegExp(`^${iban.slice(0, 2)}•••`));
  });
});

describe("what has been sent unmasked", () => {
  it.each([
    ["4111/1111/1111/1111", "•••• •••• •••• 1111"],
    ["4111_1111_1111_1111", "•••• •••• •••• 1111"],
    ["4111 - 1111 - 1111 - 1111", "•••• •••• •••• 1111"],
    ["4111\r\n1111\r\n1111\r\n1111", "•••• •••• •••• 1111"],
    ["4111 és 1111 és 1111 és 1111", "•••• •••• •••• 1111"],
    ["+36_30_123_4567", "☎•••67"],
    ["j @e.hu", "•••@•••"],
    ["j@ e . hu", "•••@•••"],
    ["HU42_1177_3016_1111_1018_0000_0000", "HU•••00"],
    ["11773016/11111018", "HU•••18"],
    ["1177 3016 1111 1018 0000 0000", "HU•••00"],
    ["1177301611111018", "HU•••18"],
  ])("%j is masked", (written, shown) => {
    expect(mask(written)).toBe(shown);
    expect(mask(`Itt van: ${written}, köszönöm.`)).toBe(`Itt van: ${shown}, köszönöm.`);
  });

  it.each([..."٠۰०০๐０𝟎🯰"].map((zero) => [zero]))("in the digits that begin with %s too", (zero) => {
    const from = zero.codePointAt(0) ?? 0;
    const inScript = (text: string) => text.replace(/\d/g, (one) => String.fromCodePoint(from + Number(one)));
    expect(maskPayments(inScript("4111/1111/1111/1111"))).toBe("•••• •••• •••• 1111");
    expect(maskPayments(inScript("HU42 1177 3016 1111 1018 0000 0000"))).toBe("HU•••00");
    expect(mask(inScript("+36_30_123_4567"))).toBe("☎•••67");
  });
});

describe("payments alone", () => {
  it("leave what one can be reached by, and are masked as in everything", () => {
    const said = "4111 1111 1111 1111, +36 30 123 4567, j@e.hu, 192.0.2.17";
    expect(maskPayments(said)).toBe("•••• •••• •••• 1111, +36 30 123 4567, j@e.hu, 192.0.2.17");
    expect(mask(maskPayments(said))).toBe(mask(said));
  });
});

describe("what is no number of anybody's", () => {
  it.each([
    ["prices with their unit", "4111 Ft\n1111 Ft\n1111 Ft\n1111 Ft"],
    ["prices with their currency before them", "$4111, $1111, $1111, $1111"],
    ["a number that goes on", "41111111111111110"],
    ["groups of other sizes", "411 11111 1111 1111"],
    ["a gap of five", "4111     1111 1111 1111"],
    ["an unknown prefix", "9111 1111 1111 1110"],
    ["goods", "EAN 4006381333931"],
    ["a word that is a country too, before a date", "here it is: 11.11.2039 11:11:10 – thanks, Jane!"],
  ])("%s", (_, said) => {
    expect(mask(said)).toBe(said);
  });
});
