import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { composeIds, FAILED, messagesOf, plant, SENT, status } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

const PATIENCE = 30;

const never = () => new Promise<never>(() => {});
const thrown = () => Promise.reject(new Error("played"));

/** Storage that does the same instead of what it is asked, while something is broken. */
function brokenStorage(storage: DurableObjectStorage, broken: ReadonlyMap<string, () => Promise<never>>) {
  return new Proxy(storage, {
    get(of, name) {
      const instead = broken.get(String(name));
      if (instead !== undefined) return instead;
      const value: unknown = Reflect.get(of, name);
      return typeof value === "function" ? value.bind(of) : value;
    },
  });
}

/** Somewhere that a round can throw or hang, and what mends it. */
interface Place {
  readonly name: string;
  breaks(world: World, how: () => Promise<never>, broken: Map<string, () => Promise<never>>): () => void;
}

const inStorage = (name: "get" | "put" | "list" | "delete"): Place => ({
  name: `storage ${name}`,
  breaks(_, how, broken) {
    broken.set(name, how);
    return () => broken.delete(name);
  },
});

const inD1 = (name: string, part: string): Place => ({
  name,
  breaks(world, how) {
    world.refuses = (statements) => (statements.some(({ sql }) => sql.includes(part)) ? how() : undefined);
    return () => {
      world.refuses = () => {};
    };
  },
});

const PLACES: readonly Place[] = [
  {
    name: "compose",
    breaks(world, how) {
      world.compose = how;
      return () => {
        world.compose = composeIds;
      };
    },
  },
  {
    name: "send",
    breaks(world, how) {
      const { answer } = world;
      world.answer = how;
      return () => {
        world.answer = answer;
      };
    },
  },
  ...(["get", "put", "list", "delete"] as const).map(inStorage),
  inD1("the first read of D1", "FROM outages"),
  inD1("the telling of D1", "INTO messages"),
];

const CASES = PLACES.flatMap((place) => [
  [`${place.name} throws`, place, thrown] as const,
  [`${place.name} hangs`, place, never] as const,
]);

describe("a round in which", () => {
  it.each(CASES)("%s ends, the next alarm is set, and what is pending is sent once it is mended", (_, place, how) => {
    const broken = new Map<string, () => Promise<never>>();
    return inWorld(
      async (world) => {
        world.patience = PATIENCE;
        world.restart();
        world.compose = composeIds;
        await plant(world, 2);
        const mend = place.breaks(world, how, broken);
        await world.wake();
        const start = world.now;
        await world.runUntil(start);
        expect(world.alarm).toBeGreaterThan(start);
        expect(world.alarm).toBeLessThanOrEqual(start + MINUTE);
        mend();
        await world.runUntil(start + HOUR);
        expect([await status(world), world.alarm]).toEqual([{ sent: 2 }, null]);
      },
      (storage) => brokenStorage(storage, broken),
    );
  });
});

/** A round is given up at what `until` waits for, which is then let go on. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { until: promise, letGo: resolve };
}

/** Real time, for what goes on behind a round that was given up. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

function impatient(world: World): void {
  world.patience = PATIENCE;
  world.restart();
  world.compose = composeIds;
}

describe("a round that was given up", () => {
  it.each(["compose", "put", "list", "D1"])("at its %s sends nothing when that answers after all", (where) => {
    const { until, letGo } = held();
    let hangs = true;
    return inWorld(
      async (world) => {
        impatient(world);
        const start = world.now;
        await plant(world, 1);
        if (where === "compose") {
          world.compose = async (together) => {
            if (hangs) await until;
            return composeIds(together);
          };
        }
        if (where === "D1") world.refuses = () => (hangs ? until : undefined);
        await world.wake();
        await world.runUntil(start);
        hangs = false;
        letGo();
        await settled();
        expect(world.got).toEqual([]);
        await world.runUntil(start + HOUR);
        expect([world.got.length, await status(world)]).toEqual([1, { sent: 1 }]);
        expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
      },
      (storage) =>
        ["put", "list"].includes(where)
          ? slowStorage(storage, where, () => (hangs ? until : Promise.resolve()))
          : storage,
    );
  });

  it("while it composed says nothing of what it found not worth telling", () => {
    const { until, letGo } = held();
    return inWorld(async (world) => {
      impatient(world);
      const start = world.now;
      await plant(world, 1);
      world.answer = () => FAILED;
      await world.wake();
      await world.runUntil(start);
      world.compose = async (together) => {
        await until;
        return {
          message: null,
          members: [],
          suppressed: together.map((delivery) => ({ delivery, reason: { code: "said", text: "played" } as const })),
        };
      };
      await world.runUntil(start + 10 * SECOND);
      world.compose = composeIds;
      await world.runUntil(start + 40 * SECOND);
      letGo();
      await settled();
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
      world.answer = () => SENT;
      await world.runUntil(start + HOUR);
      expect(await status(world)).toEqual({ sent: 1 });
    });
  });

  it("at its request counts an answer that comes before the next round", () =>
    inWorld(async (world) => {
      impatient(world);
      const start = world.now;
      await plant(world, 1);
      const late = Promise.withResolvers<Outcome>();
      world.answer = () => late.promise;
      await world.wake();
      await world.runUntil(start);
      late.resolve(SENT);
      await settled();
      await world.runUntil(start + HOUR);
      expect([world.got.length, await status(world)]).toEqual([1, { sent: 1 }]);
    }));

  it.each([
    ["sent", SENT],
    ["failed", FAILED],
  ] as const)("at its request does no harm where that has %s after the next round", (_, outcome) =>
    inWorld(async (world) => {
      impatient(world);
      const start = world.now;
      await plant(world, 2);
      const late = Promise.withResolvers<Outcome>();
      world.answer = () => (world.got.length === 1 ? late.promise : SENT);
      await world.wake();
      await world.runUntil(start + 40 * SECOND);
      expect(world.got).toHaveLength(2);
      late.resolve(outcome);
      await settled();
      world.restart();
      await world.wake();
      await world.runUntil(start + HOUR);
      expect([world.got.length, await status(world)]).toEqual([2, { sent: 2 }]);
      expect(await messagesOf(world)).toMatchObject([{ made: 2, status: "sent" }]);
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
    }),
  );

  it("while it told D1 takes nothing away that the next one has learned", () =>
    inWorld(async (world) => {
      impatient(world);
      const start = world.now;
      await plant(world, 1);
      world.answer = () => FAILED;
      const { until, letGo } = held();
      const tells = (sql: string) => sql.includes("INTO messages");
      world.refuses = (statements) => (statements.some(({ sql }) => tells(sql)) ? until : undefined);
      await world.wake();
      await world.runUntil(start);
      expect(world.got).toHaveLength(1);
      // The next ones send it, and can not tell D1.
      world.answer = () => SENT;
      world.refuses = () => {};
      world.d1 = "refuses writes";
      await world.runUntil(start + MINUTE);
      expect(world.got).toHaveLength(2);
      letGo();
      await settled();
      world.restart();
      await world.wake();
      await world.runUntil(start + HOUR);
      world.d1 = "well";
      await world.runUntil(start + 2 * HOUR);
      expect([world.got.length, await status(world)]).toEqual([2, { sent: 1 }]);
    }));
});

/** Storage that does what it is asked, and answers later. */
function slowStorage(storage: DurableObjectStorage, slow: string, until: () => Promise<void>) {
  return new Proxy(storage, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name);
      if (typeof value !== "function") return value;
      if (name !== slow) return value.bind(of);
      return async (...asked: readonly unknown[]) => {
        const answer: unknown = await value.apply(of, asked);
        await until();
        return answer;
      };
    },
  });
}
