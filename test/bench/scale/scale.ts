import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import type { Built } from "../build.ts";
import { answerTo } from "../load.ts";
import type { Running } from "../start.ts";
import { quantile } from "../statistics.ts";
import { QUESTIONS, type Question } from "./requests.ts";
import type { Seeded } from "./seed.ts";
import { onSeededDisk } from "./seeded-disk.ts";

/** What one question takes at one size. */
export interface Cost extends Times {
  /** Read from D1, those of json_each included. */
  readonly rows: number;
}

/** In milliseconds. */
interface Times {
  readonly median: number;
  readonly worst: number;
  /** How often it was answered otherwise than 200. */
  readonly failed: number;
}

export interface Scale {
  readonly seeded: Seeded;
  /** How long it took to compute all figures, in seconds. */
  readonly rebuilt: number;
  /** By the question's name. */
  readonly costs: ReadonlyMap<string, Cost>;
}

/** Everything is asked for so often; less often, but `least` times, where that takes longer than so many milliseconds. */
const TIMES = { most: 20, least: 3, budget: 10_000 };
/** The rows of the second of these are counted, as the first one may find something to do. Both come after those that are timed. */
const COUNTED = [TIMES.most, TIMES.most + 1];
/** What goes on after an answer, in milliseconds. */
const AFTERWARDS = 200;

/** What every question takes with so many chats on record. `counting` is ours with a count of the rows. */
export function measureScale(ours: Built, counting: Built, disk: string, count: number): Promise<Scale> {
  return onSeededDisk(ours, disk, count, async (filled) => {
    const rows = await filled.with(counting, (worker) => each((question) => rowsOf(question, worker, filled.seeded)));
    const times = await filled.with(ours, (worker) => each((question) => timesOf(question, worker, filled.seeded)));
    const costs = [...times].map(([name, spent]) => [name, { ...spent, rows: rows.get(name) ?? Number.NaN }] as const);
    return { seeded: filled.seeded, rebuilt: filled.rebuilt, costs: new Map(costs) };
  });
}

/** One after the other. */
async function each<Result>(work: (question: Question) => Promise<Result>): Promise<ReadonlyMap<string, Result>> {
  const results = new Map<string, Result>();
  for (const question of QUESTIONS) results.set(question.name, await work(question));
  return results;
}

async function timesOf({ ask }: Question, worker: Running, seeded: Seeded): Promise<Times> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let [failed, spent] = [0, 0];
  while (times.length < TIMES.least || (times.length < TIMES.most && spent < TIMES.budget)) {
    const { status, milliseconds } = await answerTo(ask(worker, seeded, times.length), agent);
    times.push(milliseconds);
    spent += milliseconds;
    if (status !== 200) failed += 1;
  }
  agent.destroy();
  await wait(AFTERWARDS);
  const sorted = times.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), worst: quantile(sorted, 1), failed };
}

async function rowsOf({ ask }: Question, worker: Running, seeded: Seeded): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  let rows = 0;
  for (const time of COUNTED) {
    await readRows(worker);
    await answerTo(ask(worker, seeded, time), agent);
    await wait(AFTERWARDS);
    rows = await readRows(worker);
  }
  agent.destroy();
  return rows;
}

const rowsSchema = v.object({ rows: v.number() });

/** How many were read since this was asked last. */
async function readRows({ url }: Running): Promise<number> {
  return v.parse(rowsSchema, await (await fetch(`${url}bench/rows`)).json()).rows;
}
