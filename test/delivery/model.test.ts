import fc from "fast-check";
import { expect, inject, it } from "vitest";
import { play } from "./model-play.ts";
import { steps } from "./model-steps.ts";
import { inWorld } from "./world.ts";

const STORIES = inject("thorough") ? 2_000 : 100;

it("a courier does what the rules say, whatever happens", { timeout: 900_000 }, async () => {
  let sent = 0;
  let twice = 0;
  await fc.assert(
    fc.asyncProperty(steps, (story) =>
      inWorld(async (world) => {
        const model = await play(world, story);
        expect(model.wrong).toEqual([]);
        const known = [...model.deliveries].map(([id, { status, attempts }]) => ({ id, status, attempts }));
        const recorded = await world.deliveries();
        const held = recorded.map(({ id, status, attempts }) => ({ id, status, attempts: attempts.length }));
        expect(held).toEqual(known.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
        expect(held.filter(({ status }) => status === "pending")).toEqual([]);
        expect((await world.storage.list({ prefix: "message/" })).size).toBe(0);
        for (const { attempts } of recorded)
          expect(attempts.map(({ at }) => at)).toEqual(
            attempts.map(({ at }) => at).toSorted((one, other) => one - other),
          );
        sent += held.filter(({ status }) => status === "sent").length;
        twice += [...model.deliveries.values()].filter(({ told }) => told > 1).length;
      }),
    ),
    { numRuns: STORIES },
  );
  console.log(`stories: ${STORIES}, sent ${sent}, told twice because an answer was lost ${twice}`);
});
