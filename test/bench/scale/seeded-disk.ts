import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rebuild } from "../../../src/commands/rebuild.ts";
import { type Programmed, type SlackStandIn, startSlack } from "../../standin/slack/slack.ts";
import type { Built } from "../build.ts";
import { type Running, SECRETS, startOn } from "../start.ts";
import { makeExamples } from "./examples.ts";
import { type Seeded, seed } from "./seed.ts";
import { MOVED, settingsFor, TARGETS } from "./settings.ts";

/** A disk with many chats on it, on which one Worker after the other runs. */
export interface SeededDisk {
  readonly seeded: Seeded;
  /** How long it took to compute all figures, in seconds. */
  readonly rebuilt: number;
  /** Where it is. */
  readonly persistence: string;
  with<Result>(built: Built, use: (worker: Running) => Promise<Result>): Promise<Result>;
}

type Target = readonly [name: string, slack: SlackStandIn];

/** A redirect, which ends a delivery. */
const ELSEWHERE: Programmed = { status: 302, headers: { Location: "/" } };

/**
 * Has `ours` make the tables and the examples under `disk`, fills them with `count` chats, and has it compute the figures
 * of these. It is erased after `use`.
 */
export async function onSeededDisk<Result>(
  ours: Built,
  disk: string,
  count: number,
  use: (seeded: SeededDisk) => Promise<Result>,
): Promise<Result> {
  const persistence = mkdtempSync(join(disk, "scale-"));
  const targets = await Promise.all(TARGETS.map(async (name): Promise<Target> => [name, await startSlack()]));
  const moved = await startSlack();
  moved.next(ELSEWHERE);
  const run = async <Done>(built: Built, slacks: readonly Target[], work: (worker: Running) => Promise<Done>) => {
    const worker = await startOn(persistence, built, settingsFor(Object.fromEntries(slacks)));
    try {
      return await work(worker);
    } finally {
      await worker.stop();
    }
  };
  try {
    await run(ours, [...targets, [MOVED, moved]], makeExamples);
    const seeded = seed(persistence, count, Date.now());
    const rebuilt = await run({ ...ours, schema: [] }, targets, secondsToRebuild);
    const withWorker: SeededDisk["with"] = (built, work) => run({ ...built, schema: [] }, targets, work);
    return await use({ seeded, rebuilt, persistence, with: withWorker });
  } finally {
    await Promise.all([...targets.map(([, slack]) => slack), moved].map((slack) => slack.close()));
    rmSync(persistence, { recursive: true, force: true });
  }
}

async function secondsToRebuild({ url }: Running): Promise<number> {
  const begun = performance.now();
  const problem = await rebuild(url, SECRETS.ADMIN_TOKEN, () => {});
  if (problem !== null) throw new Error(problem);
  return (performance.now() - begun) / 1_000;
}
