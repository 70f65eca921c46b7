import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Programmed, type SlackStandIn, startSlack } from "../../standin/slack.ts";
import type { Built } from "../build.ts";
import { type Running, startOn } from "../start.ts";
import { makeExamples } from "./examples.ts";
import { type Seeded, seed } from "./seed.ts";
import { MOVED, settingsFor, TARGETS } from "./settings.ts";

/** A disk with many chats on it, on which one Worker after the other runs. */
export interface SeededDisk {
  readonly seeded: Seeded;
  /** Where it is. */
  readonly persistence: string;
  with<Result>(built: Built, use: (worker: Running) => Promise<Result>): Promise<Result>;
}

type Target = readonly [name: string, slack: SlackStandIn];

/** A redirect, which ends a delivery. */
const ELSEWHERE: Programmed = { status: 302, headers: { Location: "/" } };

/** Has `ours` make the tables and the examples under `disk`, and fills them with `count` chats. It is erased after `use`. */
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
    return await use({ seeded, persistence, with: (built, work) => run({ ...built, schema: [] }, targets, work) });
  } finally {
    await Promise.all([...targets.map(([, slack]) => slack), moved].map((slack) => slack.close()));
    rmSync(persistence, { recursive: true, force: true });
  }
}
