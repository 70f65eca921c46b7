import fc from "fast-check";
import { expect, it } from "vitest";
import { LISTED_A_DAY } from "../../../src/store/sign-in/wrong-tokens.ts";
import { createWrongTokenCounter } from "../../../src/web/auth/wrong-tokens.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24);

const tries = fc.array(
  fc.record({
    address: fc.nat(300).map((n) => `192.0.2.${n}`),
    limited: fc.boolean(),
    after: fc.oneof(fc.nat(50), fc.nat(5 * MINUTE)),
    fails: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { maxLength: 600 },
);

it("wrong tokens are written down once each, and seldom, however many there are and from wherever", () => {
  fc.assert(
    fc.property(tries, (all) => {
      const counter = createWrongTokenCounter();
      let [now, written, writes] = [START, 0, 0];
      const first = new Set<string>();
      for (const { address, limited, after, fails } of all) {
        now += after;
        const due = counter.add(address, limited, now);
        if (due === null) continue;
        if (fails) counter.restore(address, due);
        else {
          writes += 1;
          written += due.tries;
          first.add(`${Math.floor(now / (60 * MINUTE))} ${address}`);
        }
      }
      const end = counter.add("192.0.2.301", false, now + 60 * MINUTE);
      expect(written + (end?.tries ?? 0)).toBe(all.length + 1);
      const hours = Math.ceil((now - START) / (60 * MINUTE)) + 1;
      const addresses = Math.min(first.size, hours * LISTED_A_DAY);
      expect(writes).toBeLessThanOrEqual(addresses + 2 * ((now - START) / MINUTE + 1));
    }),
  );
});

it("the first of an address in an hour is written at once, and so is the first for which somebody has to wait", () => {
  const counter = createWrongTokenCounter();
  expect(counter.add("a", false, START)).toEqual({ tries: 1, limited: false });
  expect(counter.add("a", false, START + 1)).toBeNull();
  expect(counter.add("b", false, START + 2)).toEqual({ tries: 2, limited: false });
  expect(counter.add("a", true, START + 3)).toEqual({ tries: 1, limited: true });
  expect(counter.add("b", true, START + 4)).toBeNull();
  expect(counter.add("b", true, START + 3 + MINUTE)).toEqual({ tries: 2, limited: true });
});
