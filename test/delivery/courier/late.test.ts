import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { openDatabase, type Statement, StoreUnavailable } from "../../../src/store/database.ts";
import { composeIds, FAILED, messagesOf, plant, REFUSED, rowsOf, SENT, status } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, type World } from "../support/world.ts";

/** Rows written by what the courier had told D1 before, told once more. */
function teller(world: World) {
  const told: (readonly Statement[])[] = [];
  let written = 0;
  const observer = {
    answered({ rowsWritten }: { readonly rowsWritten: number }) {
      written += rowsWritten;
    },
    failed() {},
  };
  const db = openDatabase(env.DB, new AbortController().signal, observer);
  world.refuses = (statements) => {
    if (statements.some(({ sql }) => /^\s*(UPDATE|INSERT)/.test(sql))) told.push(statements);
  };
  return {
    told,
    async again() {
      written = 0;
      for (const statements of [...told]) await db.batch(statements);
      return written;
    },
  };
}

const everything = async (world: World) => [
  await rowsOf("SELECT * FROM deliveries WHERE target = ? ORDER BY id", world.target),
  await messagesOf(world),
  await rowsOf(
    "SELECT attempts.* FROM attempts JOIN messages ON messages.id = message WHERE target = ? ORDER BY 1, 2",
    world.target,
  ),
];

function answers(outcome: Outcome) {
  return (world: World) => {
    world.answer = () => outcome;
  };
}

/** What became of three deliveries; each is told to D1 again, right away and after somebody has sent it again. */
const ENDS = [
  ["sent", answers(SENT)],
  ["died", answers(REFUSED)],
  ["failed", answers(FAILED)],
  [
    "was suppressed before it was ever sent",
    (world: World) => {
      world.compose = async (together) => ({
        ...{ message: null, members: [] },
        suppressed: together.map((delivery) => ({ delivery, reason: { code: "said", text: "played" } as const })),
      });
    },
  ],
  [
    "died, and was cut down since D1 refuses its message for good",
    (world: World) => {
      world.answer = () => REFUSED;
      const { refuses } = world;
      world.refuses = (statements) => {
        if (statements.some(({ sql }) => sql.includes("INTO messages")))
          throw new StoreUnavailable("played", "constraint");
        return refuses(statements);
      };
    },
  ],
] as const;

describe("D1 that is told once more, or late, what", () => {
  it.each(ENDS)("%s writes nothing", (_, begin) =>
    inWorld(async (world) => {
      world.compose = composeIds;
      await plant(world, 3);
      const late = teller(world);
      begin(world);
      await world.wake();
      await world.runUntil(world.now);
      expect(late.told.length).toBeGreaterThan(0);
      const before = await everything(world);
      expect(await late.again()).toBe(0);
      expect(await everything(world)).toEqual(before);
    }),
  );

  it.each(ENDS.slice(1))("%s undoes nothing of what somebody has asked for by hand since", (_, begin) =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const ids = await plant(world, 3);
      const late = teller(world);
      begin(world);
      await world.wake();
      await world.runUntil(world.now + 1);
      const told = late.told.length;
      expect(told).toBeGreaterThan(0);
      world.d1 = "well";
      for (const id of ids) await world.retry(id);
      world.refuses = () => {};
      world.compose = composeIds;
      world.answer = () => SENT;
      // Between the wish and its fulfilment, and after it.
      late.told.splice(told);
      await late.again();
      expect(await status(world)).toEqual({ pending: 3 });
      await world.runUntil(world.now + HOUR);
      const after = await everything(world);
      expect(await status(world)).toEqual({ sent: 3 });
      await late.again();
      await world.runUntil(world.now + MINUTE);
      expect(await everything(world)).toEqual(after);
    }),
  );

  it("joined and was taken in by another writes nothing once that has ended", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const [, other = ""] = await plant(world, 2);
      await env.DB.prepare("UPDATE deliveries SET status = 'dead' WHERE id = ?").bind(other).run();
      const late = teller(world);
      world.answer = () => FAILED;
      await world.wake();
      await world.runUntil(world.now);
      await world.retry(other);
      await world.runUntil(world.now + MINUTE);
      expect(await messagesOf(world)).toMatchObject([{ status: "pending" }, { status: "absorbed" }]);
      world.answer = () => SENT;
      await world.runUntil(world.now + HOUR);
      const before = await everything(world);
      // What was sent again by hand is not told anew: it is no statement of the courier's round.
      late.told.splice(
        0,
        late.told.length,
        ...late.told.filter((some) => !some.some(({ sql }) => sql.includes("again_from ="))),
      );
      expect(await late.again()).toBe(0);
      expect(await everything(world)).toEqual(before);
    }));
});
