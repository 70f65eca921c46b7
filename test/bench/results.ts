import type { AlertTimes } from "./alert-time.ts";
import type { WorkerName } from "./build.ts";
import { CONNECTIONS, type Measured } from "./measure.ts";
import type { Rounds } from "./pairs.ts";
import { quantile, ratios, type Spread, spreadOf } from "./statistics.ts";

export interface Results {
  readonly rounds: Rounds;
  readonly alertTimes: AlertTimes;
  /** Gzipped, in kB. */
  readonly bundle: number;
}

/** Something that is measured of ours, and is to be reached. */
export interface Goal {
  readonly what: string;
  readonly measured: Spread | number;
  readonly limit: string;
  readonly reached: boolean;
}

export function goalsOf({ rounds, alertTimes }: Results): readonly Goal[] {
  const ratio = (of: (measured: Measured) => number) => spreadOf(ratios(rounds.ours.map(of), rounds.storing.map(of)));
  return [
    atMost(
      "CPU of a webhook / storing",
      ratio(({ cpu }) => cpu.webhook),
      1.3,
    ),
    ...CONNECTIONS.flatMap((count) => [
      atLeast(
        `throughput / storing, ${count} conn.`,
        ratio(({ webhooks }) => webhooks[count].perSecond),
        0.85,
      ),
      atMost(
        `p99 / storing, ${count} conn.`,
        ratio(({ webhooks }) => webhooks[count].p99),
        1.3,
      ),
    ]),
    // What the Free plan gives to one request.
    below("CPU of a page of 100 messages, ms", over(rounds, "ours", ({ cpu }) => cpu.long ?? Number.NaN).median, 10),
    below("CPU of an inbox of 50 alerts, ms", over(rounds, "ours", ({ cpu }) => cpu.inbox ?? Number.NaN).median, 10),
    below("webhook to alert, p50 ms", quantile(alertTimes.alerts, 0.5), 50),
    below("webhook to alert, p99 ms", quantile(alertTimes.alerts, 0.99), 250),
    // What a Worker of one line takes is the runtime's own. The size of the bundle counts only as far as it shows here.
    atMost("start-up / one-line Worker", startUpRatio(rounds), 1.3),
  ];
}

function startUpRatio({ ours, instant }: Rounds): Spread {
  const wall = ({ startUp }: Measured) => startUp;
  return spreadOf(ratios(ours.map(wall), instant.map(wall)));
}

/** One measurement of one Worker over all rounds. */
export function over(rounds: Rounds, name: WorkerName, of: (measured: Measured) => number): Spread {
  return spreadOf(rounds[name].map(of));
}

function atMost(what: string, measured: Spread, limit: number): Goal {
  return { what, measured, limit: `≤ ${limit}`, reached: measured.median <= limit };
}

function atLeast(what: string, measured: Spread, limit: number): Goal {
  return { what, measured, limit: `≥ ${limit}`, reached: measured.median >= limit };
}

function below(what: string, measured: number, limit: number): Goal {
  return { what, measured, limit: `< ${limit}`, reached: measured < limit };
}
