import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../../src/store/database.ts";
import { composeIds, plant } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND } from "../support/world.ts";
import { countsOf, endsOf, entriesLeft, mailTo, recipientsOf } from "./support/mail.ts";

const ALL = recipientsOf(3);
const WAYS = ["before it acts", "after it has acted"] as const;

/** Everything that the courier asks of its storage and of D1 while it sends one message, and which of it fails. */
interface Calls {
  readonly names: string[];
  readonly failing: number;
  readonly way: (typeof WAYS)[number];
}

/** Of D1 it is always before: whether a batch that failed has acted is tested with D1 itself. */
async function play(calls: Calls, restarts: boolean): Promise<readonly unknown[]> {
  let isOver = false;
  const fails = (name: string) => {
    if (!isOver) calls.names.push(name);
    return !isOver && calls.names.length - 1 === calls.failing;
  };
  const call = async (name: string, act: () => Promise<unknown>): Promise<unknown> => {
    if (!fails(name)) return act();
    if (calls.way === "after it has acted") await act();
    throw new Error("played");
  };
  let outcome: readonly unknown[] = [];
  await inWorld(
    async (world) => {
      world.compose = composeIds;
      world.refuses = async () => {
        if (fails("D1")) throw new StoreUnavailable("played");
      };
      mailTo(world, ALL);
      const start = world.now;
      await plant(world, 2);
      await world.wake();
      for (let second = 0; second < 6; second += 1) {
        await world.runUntil(start + second * SECOND);
        if (restarts) world.restart();
      }
      await world.wake();
      await world.runUntil(start + HOUR);
      for (let minute = 0; minute < 3; minute += 1) {
        world.restart();
        await world.wake();
        await world.runUntil(world.now + MINUTE);
      }
      isOver = true;
      const counts = countsOf(world);
      outcome = [ALL.map((name) => counts[name]), world.got.length, await endsOf(world), await entriesLeft(world)];
    },
    (storage) =>
      new Proxy(storage, {
        get(of, name) {
          const value: unknown = Reflect.get(of, name);
          if (typeof value !== "function") return value;
          return (...given: readonly unknown[]) => call(String(name), async () => value.apply(of, given));
        },
      }),
  );
  return outcome;
}

const ENDED = { status: "sent", code: "sent" };
const RIGHT = [[1, 1, 1], 3, [ENDED, ENDED], 0];

describe.each([true, false])("each call that fails once, and everything is forgotten from memory: %s", (restarts) => {
  it.each(WAYS)("costs no recipient the message, and nobody gets it twice: %s", { timeout: 240_000 }, async (way) => {
    const all: string[] = [];
    expect(await play({ names: all, failing: -1, way }, restarts)).toEqual(RIGHT);
    expect(all.length).toBeGreaterThan(20);
    const wrong: unknown[] = [];
    for (const failing of all.keys()) {
      const outcome = await play({ names: [], failing, way }, restarts);
      if (JSON.stringify(outcome) !== JSON.stringify(RIGHT)) wrong.push([failing, all[failing], outcome]);
    }
    expect(wrong).toEqual([]);
  });
});
