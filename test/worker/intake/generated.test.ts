import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { body } from "./support/generated-bodies.ts";
import { type Fate, fateOf } from "./support/generated-fate.ts";

nobodyDelivers();

/** Fewer than a day's share of the quarantine, which is then as on a new day. */
const A_DAY = 50;
const BODIES = THOROUGH ? 10_000 : 1_000;

it("whatever is posted is a chat or in quarantine, byte for byte, and can be read and told", {
  timeout: 900_000,
}, async () => {
  const fates: Partial<Record<Fate, number>> = {};
  let posted = 0;
  await fc.assert(
    fc.asyncProperty(body, async (bytes) => {
      if (posted % A_DAY === 0) await env.DB.prepare("DELETE FROM quarantine_days").run();
      posted += 1;
      const fate = await fateOf(bytes);
      fates[fate] = (fates[fate] ?? 0) + 1;
    }),
    { numRuns: BODIES },
  );
  console.log(`bodies: ${BODIES}, ${JSON.stringify(fates)}`);
  expect(Object.keys(fates)).toEqual(expect.arrayContaining(["stored", "updated", "quarantined"]));
});
