import { env } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE } from "../../../src/time/durations.ts";
import { emptyDatabase } from "../../support/empty.ts";
import { THOROUGH } from "../../support/thorough.ts";
import { inWorld } from "../support/world.ts";
import { play } from "./support/play.ts";
import { steps } from "./support/steps.ts";

const STORIES = THOROUGH ? 2_000 : 100;

/** Where there are many, they end after so many milliseconds, and the test says how many there were. */
const LONGEST = 20 * MINUTE;

/** After so many stories the tables are emptied: what tests ask of D1 has no index, and would take longer each time. */
const EMPTIED_AFTER = 50;

/** Messages that wait for ever, and deliveries in one that has ended. */
async function leftBehind(target: string): Promise<unknown> {
  return env.DB.prepare(
    `SELECT (SELECT count(*) FROM messages WHERE target = ?1 AND status = 'pending')
      + (SELECT count(*) FROM deliveries WHERE target = ?1 AND status = 'pending') AS n`,
  )
    .bind(target)
    .first("n");
}

it("a courier does what the rules say, whatever happens", { timeout: 3_600_000 }, async () => {
  let played = 0;
  let sent = 0;
  let twice = 0;
  await fc.assert(
    fc.asyncProperty(steps, (story) =>
      inWorld(async (world) => {
        const model = await play(world, story);
        expect(model.wrong).toEqual([]);
        const recorded = await world.deliveries();
        const held = recorded.map(({ id, status, attempts }) => {
          return { id, status, lastAt: attempts.at(-1)?.at ?? 0 };
        });
        // What was suppressed has left its message, whose attempts D1 may have heard of only after that: it is not said
        // which of them covered it.
        const isSaid = (status: string) => status !== "suppressed";
        const lastOf = new Map(held.map((one) => [one.id, one.lastAt]));
        const known = [...model.deliveries].map(([id, { status, lastAt }]) => {
          return { id, status, lastAt: isSaid(status) ? lastAt : (lastOf.get(id) ?? 0) };
        });
        expect(held).toEqual(known.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
        expect(held.filter(({ status }) => status === "pending")).toEqual([]);
        expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
        for (const { id, status, attempts } of recorded) {
          const instants = attempts.map(({ at }) => at);
          expect(instants).toEqual(instants.toSorted((one, other) => one - other));
          // Of its message the first and the last twenty: it may have joined after the first, or left before D1 knew one.
          const kept = status === "suppressed" ? 0 : 20;
          expect(attempts.length).toBeGreaterThanOrEqual(Math.min(kept, model.deliveries.get(id)?.attempts ?? 0));
        }
        expect(await leftBehind(world.target)).toBe(0);
        sent += held.filter(({ status }) => status === "sent").length;
        played += 1;
        if (played % EMPTIED_AFTER === 0) await emptyDatabase();
        twice += [...model.deliveries.values()].filter(({ told }) => told > 1).length;
      }),
    ),
    // Not shrunk where it is long: that takes as long again, and the seed gives the story back.
    {
      numRuns: STORIES,
      endOnFailure: STORIES > 100,
      plugins: STORIES > 100 ? [fc.interruptAfterTimeLimit(LONGEST)] : [],
    },
  );
  expect(played).toBeGreaterThanOrEqual(100);
  console.log(`stories: ${played} of ${STORIES}, sent ${sent}, told twice because an answer was lost ${twice}`);
});
