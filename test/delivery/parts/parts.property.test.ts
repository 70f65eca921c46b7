import { env } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { openDatabase, StoreUnavailable } from "../../../src/store/database.ts";
import { switchOn } from "../../../src/store/deliveries/outages.ts";
import { emptyDatabase } from "../../support/empty.ts";
import { asksUntil, composeIds, FAILED, plant, REFUSED, rowsOf, SENT } from "../support/plant.ts";
import { DAY, HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";
import { entriesLeft, recipientsOf } from "./support/mail.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(3_600_000));
const ALL = recipientsOf(4);

/** How one recipient is. `deaf`: it gets the message, and the answer is lost. `picky`: it takes plain text alone. */
const SIDES = ["well", "broken", "deaf", "refusing", "picky", "busy"] as const;
type Side = (typeof SIDES)[number];
const PAUSES = [0, SECOND, 3 * SECOND, 31 * SECOND, 3 * MINUTE, HOUR, 13 * HOUR] as const;

type Step =
  | { readonly kind: "deliver"; readonly count: number }
  | { readonly kind: "side"; readonly of: number; readonly is: Side }
  | { readonly kind: "pass"; readonly time: number }
  | { readonly kind: "store"; readonly is: World["d1"] }
  /** Answers are kept in memory alone. */
  | { readonly kind: "storage"; readonly isBroken: boolean }
  | { readonly kind: "recipients"; readonly which: readonly string[] }
  | { readonly kind: "gone" | "restart" | "send now" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("deliver"), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("side"), of: fc.nat(3), is: fc.constantFrom(...SIDES) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("pass"), time: fc.constantFrom(...PAUSES) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("store"), is: fc.constantFrom("well", "refuses writes", "away") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("storage"), isBroken: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("recipients"), which: fc.subarray(ALL, { minLength: 1 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("gone", "restart", "send now") }) },
);

/** What one recipient answered to one request. */
interface Request {
  readonly ids: readonly string[];
  readonly part: string;
  readonly outcome: Outcome;
  /** The answer is known from memory alone, if at all. */
  readonly isExcused: boolean;
}

function answerOf(side: Side, plain: boolean, now: number): Outcome {
  switch (side) {
    case "well":
      return SENT;
    case "broken":
      return FAILED;
    case "deaf":
      return { kind: "retry", result: { code: "no-answer", seconds: 10 } };
    case "refusing":
      return REFUSED;
    case "picky":
      return plain ? SENT : { kind: "malformed", status: 400, result: { code: "answered", status: 400 } };
    case "busy":
      return asksUntil(now + 4 * MINUTE);
  }
}

async function play(world: World, steps: readonly Step[], broken: { is: boolean }): Promise<readonly Request[]> {
  const requests: Request[] = [];
  const sides = ALL.map((): Side => "well");
  let recipients: readonly string[] = ALL;
  let isGone = false;
  world.compose = composeIds;
  world.parts = () => recipients;
  world.answer = ({ title, plain }, { part }) => {
    const side = sides[ALL.indexOf(part ?? "")] ?? "well";
    const outcome: Outcome = isGone
      ? { kind: "out-of-order", status: 401, result: { code: "answered", status: 401 } }
      : answerOf(side, plain, world.now);
    requests.push({ ids: title.split(" "), part: part ?? "", outcome, isExcused: broken.is });
    return outcome;
  };
  const ids: string[] = [];
  for (const step of steps) {
    if (step.kind === "deliver") ids.push(...(await plant(world, step.count)));
    else if (step.kind === "side") sides[step.of] = step.is;
    else if (step.kind === "pass") await world.runUntil(world.now + step.time);
    else if (step.kind === "store") world.d1 = step.is;
    else if (step.kind === "storage") broken.is = step.isBroken;
    else if (step.kind === "recipients") recipients = step.which;
    else if (step.kind === "gone") isGone = !isGone;
    else if (step.kind === "restart") world.restart();
    else if (ids[0] !== undefined) await world.retry(ids[Math.floor(ids.length / 2)] ?? ids[0]);
    await world.wake();
  }
  Object.assign(world, { d1: "well" });
  broken.is = false;
  isGone = false;
  sides.fill("well");
  await world.wake();
  await world.runUntil(world.now + MINUTE);
  await switchOn(db, world.target, world.now);
  await world.wake();
  await world.runUntil(world.now + 6 * DAY);
  return requests;
}

/** Answers fail to be written to storage while it is broken. */
function breakable(storage: DurableObjectStorage, broken: { readonly is: boolean }): DurableObjectStorage {
  return new Proxy(storage, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name);
      if (typeof value !== "function") return value;
      return (...given: readonly unknown[]) => {
        const isAnswer = name === "put" && JSON.stringify(given[0])?.includes('"startedAt":null');
        return broken.is && isAnswer ? Promise.reject(new Error("played")) : value.apply(of, given);
      };
    },
  });
}

it("every recipient gets everything once, whatever happens, and every delivery ends as it was", {
  timeout: 1_200_000,
}, async () => {
  let sent = 0;
  let several = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const broken = { is: false };
      await inWorld(
        async (world) => {
          const requests = await play(world, steps, broken);
          const rows = await rowsOf("SELECT id, status, code FROM deliveries WHERE target = ?", world.target);
          const faults = world.faults.filter((fault) => !(fault instanceof StoreUnavailable));
          expect([await entriesLeft(world), world.alarm, faults]).toEqual([0, null, []]);
          for (const { id, status } of rows) {
            const about = requests.filter(({ ids }) => ids.includes(String(id)));
            const taken = about.filter(({ outcome }) => outcome.kind === "sent");
            expect(status).toBe(taken.length > 0 ? "sent" : "dead");
            for (const part of ALL) {
              const own = about.filter((one) => one.part === part);
              const first = own.findIndex(({ outcome }) => outcome.kind === "sent");
              // Nothing follows an answer that was written down.
              if (first >= 0 && own[first]?.isExcused === false) expect(own.length).toBe(first + 1);
            }
            sent += Math.sign(taken.length);
            several += taken.length > 1 ? 1 : 0;
          }
        },
        (storage) => breakable(storage, broken),
      );
      await emptyDatabase();
    }),
    { numRuns: 60 },
  );
  expect([sent > 50, several > 20]).toEqual([true, true]);
});
