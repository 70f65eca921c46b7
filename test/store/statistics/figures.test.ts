import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import type { TimeRange } from "../../../src/statistics/period.ts";
import { readReport } from "../../../src/statistics/report.ts";
import { readLedger } from "../../../src/store/statistics/ledger.ts";
import { QUARTER, quarterOf } from "../../../src/store/statistics/quarter.ts";
import { THOROUGH } from "../../support/thorough.ts";
import { recount, recountLedger } from "./support/recount.ts";
import { HOUR, MINUTE, type Move, moves, playing, type Stage } from "./support/stage.ts";

const RUNS = THOROUGH ? 400 : 10;

afterEach(() => vi.restoreAllMocks());

let compared = 0;

interface Pair {
  readonly time: TimeRange;
  readonly before: TimeRange;
}

/** Two times, one upon the other, of which nothing has expired: everything, and any. */
async function pairsOf(stage: Stage, seed: number): Promise<readonly Pair[]> {
  const frozen = await env.DB.prepare("SELECT max(frozen) AS frozen FROM figures_progress").first<number>("frozen");
  const first = Math.max(quarterOf(frozen ?? 0) + QUARTER, quarterOf(stage.begun));
  const end = quarterOf(stage.now) + QUARTER;
  const middle = first + Math.floor(((end - first) * (1 + (seed % 4))) / (5 * QUARTER)) * QUARTER;
  const pair = (from: number, between: number, to: number) =>
    from < between && between < to ? [{ before: { from, to: between }, time: { from: between, to } }] : [];
  const odd = (seed % 700) * 1_000;
  return [...pair(first, middle, end), ...pair(first + odd, middle + odd, stage.now + 1 - (seed % 3) * 5 * MINUTE)];
}

async function compareAll(stage: Stage, seed: number): Promise<boolean> {
  const found: boolean[] = [];
  for (const pair of await pairsOf(stage, seed)) found.push(await compare(stage, pair));
  return !found.includes(false);
}

/** Whether it could be compared: where something is left out, that is said. */
async function compare(stage: Stage, { time, before }: Pair): Promise<boolean> {
  const report = await readReport(stage.db, stage.zone, time, before);
  if (report.asOf !== null || report.countedFrom !== null) return false;
  compared += 1;
  const [now, earlier] = [await recount(time), await recount(before)];
  expect(report.total).toEqual({ counts: now.total, before: earlier.total });
  const queues = [...now.queues].toSorted(([one], [other]) => (one ?? "").localeCompare(other ?? ""));
  const found = report.queues.flatMap(({ queue, counts }) => (now.queues.has(queue) ? [[queue, counts] as const] : []));
  expect(found.toSorted(([one], [other]) => (one ?? "").localeCompare(other ?? ""))).toEqual(queues);
  const agents = report.agents.map(({ agent, counts }) => [agent, counts] as const);
  const byName = (list: readonly (readonly [string, unknown])[]) =>
    list.toSorted(([one], [other]) => one.localeCompare(other));
  expect(byName(agents)).toEqual(byName([...now.agents]));
  expect(report.wonBackLate).toBe(now.wonBackLate);
  expect(report.open).toBe(now.open);
  near(report.speed.claimed, now.claimed);
  near(report.speed.wonBack, now.wonBack);
  near(report.speedBefore.claimed, earlier.claimed);
  return true;
}

/** Within a step of the histogram. */
function near(found: number | null, exact: number | null): void {
  if (found === null || exact === null) expect(found).toBe(exact);
  else expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.05 + 1);
}

async function compareLedger(stage: Stage): Promise<void> {
  const accounts = await readLedger(stage.db, stage.now);
  const found = accounts.map(({ target, sent, dead, suppressed, pending }) => [
    target,
    [sent, dead, suppressed, pending],
  ]);
  expect(Object.fromEntries(found)).toEqual(await recountLedger());
  for (const { accepted, sent, dead, suppressed, pending } of accounts)
    expect(accepted).toBe(sent + dead + suppressed + pending);
}

/** These moves, and after each the runs of the cron that a quarter of an hour has. */
async function playAll(stage: Stage, story: readonly Move[]): Promise<void> {
  for (const move of story.flatMap((one): readonly Move[] => [one, { kind: "quarter" }])) await stage.make(move);
}

it("what was won back late and is open again is won back no more", () =>
  playing(async (stage) => {
    const arrive = { kind: "arrive", disposition: "lost", queue: "Sales", agent: 1, contact: 1 } as const;
    const act = { kind: "act", chat: 0, fault: null } as const;
    await playAll(stage, [arrive, { kind: "pass", time: HOUR }]);
    const from = quarterOf(stage.now);
    const late = async () => {
      const pair = { before: { from: from - HOUR, to: from }, time: { from, to: from + 40 * HOUR } };
      await compare(stage, pair);
      return (await readReport(stage.db, stage.zone, pair.time, pair.before)).wonBackLate;
    };
    await playAll(stage, [{ ...act, action: "called-back" }]);
    expect(await late()).toBe(1);
    await playAll(stage, [{ ...act, action: "reopen" }]);
    expect(await late()).toBe(0);
    await playAll(stage, [
      { ...act, action: "called-back" },
      { kind: "erase", chat: 0, fault: null },
    ]);
    expect(await late()).toBe(0);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM figures_marks").first("n")).toBe(0);
  }));

it("stored and live figures are what a recount from scratch finds, whatever happens in whatever order", async () => {
  const property = fc.asyncProperty(fc.array(moves, { minLength: 10, maxLength: 50 }), fc.nat(1_000), (story, seed) =>
    playing(async (stage) => {
      for (const [index, move] of story.entries()) {
        await stage.make(move);
        if (index % 5 === 0) {
          await compareAll(stage, seed + index);
          await compareLedger(stage);
        }
      }
      // However much is left to compute, some runs compute it.
      for (let run = 0; !(await compareAll(stage, seed)); run += 1) {
        expect(run).toBeLessThan(40);
        await stage.make({ kind: "cron", fault: null });
      }
      await compareLedger(stage);
    }),
  );
  await fc.assert(property, { numRuns: RUNS, seed: 13 });
  expect(compared).toBeGreaterThan(3 * RUNS);
}, 1_200_000);
