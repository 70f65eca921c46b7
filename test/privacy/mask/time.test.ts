import { expect, it } from "vitest";
import { mask, maskPayments } from "../../../src/privacy/mask/mask.ts";
import { THOROUGH } from "../../support/thorough.ts";

const SIZE = THOROUGH ? 200_000 : 100_000;

/** Inputs on which expressions that go back and forth take minutes. */
const HOSTILE = [
  ...["1", "1 ", "06 ", "123 456 789 ", "+36-", "+", "(", "4111 ", "1.", "1.1.1.1 ", "1:", ":", "10::2 "],
  ...["12345678 ", "11773016-11111018-", "1-800-555-", "8 912 345 67 "],
  ...[
    "@",
    "a@",
    "@a.",
    "a",
    "a@a.",
    "[at]",
    " kukac ",
    "a@b.hu ",
    "aa11",
    "aa11 ",
    " ",
    "\u200b",
    "1\u200b",
    "٠",
    "\ud800",
  ],
  ...["call order 1234567 "],
  // Groups that may begin a card, an account or an IBAN again and again, and gaps that change.
  ...["4111\n", "4111x", "1177 ", "12345678_", "HU42 ", "H U 4 2 ", "1 1-", "0 ", "+36_", "06\n", "41 "],
  ...["a - @ - ", "@a-.", " at ", " dot ", "(dot) ", "a dot ", "_", "\n", "\u3000", "é1 "],
];

/** In this runtime the clock stands still until something is waited for. */
async function now(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return performance.now();
}

/** Whether it is done in so many milliseconds, in one of three goes: others use this machine too. */
async function isDoneWithin(limit: number, text: string, masked: (text: string) => string): Promise<boolean> {
  for (let i = 0; i < 3; i++) {
    const start = await now();
    masked(text);
    if ((await now()) - start < limit) return true;
  }
  return false;
}

/** Ten times what a busy machine needs. What is not linear takes longer by another factor of five at least. */
const MILLISECONDS = SIZE / 100;
/** For three goes of it. */
const PATIENCE = 60_000;

it.each(HOSTILE)(
  "hundreds of kilobytes of %j take no longer than their length explains",
  async (piece) => {
    expect(await isDoneWithin(MILLISECONDS, piece.repeat(SIZE / piece.length), mask)).toBe(true);
  },
  PATIENCE,
);

it.each(HOSTILE)(
  "twice as many of %j take no longer either, where payments alone are masked",
  async (piece) => {
    expect(await isDoneWithin(2 * MILLISECONDS, piece.repeat((2 * SIZE) / piece.length), maskPayments)).toBe(true);
  },
  PATIENCE,
);

it(
  "megabytes of a conversation are masked in a part of what a page may take",
  async () => {
    const said = "Jó napot, a 2026/1234 számú rendelésem 12 990 Ft volt, és nem jött meg. 4111 1111 1111 1111\n";
    expect(await isDoneWithin(3 * MILLISECONDS, said.repeat((45 * SIZE) / said.length), maskPayments)).toBe(true);
  },
  PATIENCE,
);
