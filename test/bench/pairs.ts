import type { Built, WorkerName } from "./build.ts";
import { type Amounts, type Measured, measure, measurePages } from "./measure.ts";
import { start } from "./start.ts";

/** Every Worker as often as there were rounds; those of one round belong together. */
export type Rounds = Readonly<Record<WorkerName, readonly Measured[]>>;

/** No chat of the pairs alerts: nothing is posted there. */
const NOBODY = { SLACK_WEBHOOK_URL: "http://127.0.0.1:9/services/nobody" };

/**
 * Measures ours and the storing Worker in turn, one right after the other and each from a fresh start on the same
 * disk, and the instant one beside them. Who goes first changes with each round.
 */
export async function measurePairs(
  built: Readonly<Record<WorkerName, Built>>,
  disk: string,
  rounds: number,
  amounts: Amounts,
): Promise<Rounds> {
  const measured: Record<WorkerName, Measured[]> = { ours: [], storing: [], instant: [] };
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`pair ${round} of ${rounds}\n`);
    const pair: readonly WorkerName[] = round % 2 === 1 ? ["ours", "storing"] : ["storing", "ours"];
    for (const name of [...pair, "instant"] as const) {
      measured[name].push(await measureFresh(built[name], name === "ours", disk, amounts));
    }
  }
  return measured;
}

async function measureFresh(built: Built, hasPages: boolean, disk: string, amounts: Amounts): Promise<Measured> {
  const worker = await start(built, disk, NOBODY);
  try {
    const measured = await measure(worker, amounts);
    if (!hasPages) return measured;
    return { ...measured, cpu: { ...measured.cpu, ...(await measurePages(worker, amounts)) } };
  } finally {
    await worker.stop();
  }
}
