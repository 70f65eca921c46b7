import { cpus, loadavg } from "node:os";
import type { WorkerName } from "./build.ts";
import { CONNECTIONS, type Measured } from "./measure.ts";
import { goalsOf, over, type Results } from "./results.ts";
import { quantile, type Spread } from "./statistics.ts";

const NAMES: readonly WorkerName[] = ["ours", "storing", "instant"];
const WIDTHS = [34, 24, 24, 24] as const;

/** Everything that was measured, CPU first: it is the steadiest. In brackets the least and the most of all pairs. */
export function printResults(results: Results, versions: string): void {
  const { rounds, alertTimes, bundle } = results;
  const row = (what: string, of: (measured: Measured) => number, digits: number) =>
    line(what, ...NAMES.map((name) => shown(over(rounds, name, of), digits)));
  const lines = [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}; ${versions}`,
    `${rounds.ours.length} pairs, each Worker from a fresh start; median (least–most)`,
    "",
    line("CPU of workerd, ms", ...NAMES),
    row("  webhook", ({ cpu }) => cpu.webhook, 2),
    row("  page of 4 messages", ({ cpu }) => cpu.short ?? Number.NaN, 2),
    row("  page of 100 messages", ({ cpu }) => cpu.long ?? Number.NaN, 2),
    row("  inbox of 50 alerts", ({ cpu }) => cpu.inbox ?? Number.NaN, 2),
    row("  start-up to first answer", ({ cpu }) => cpu.startUp, 0),
    "",
    line("Wall time", ...NAMES),
    row("  start-up to first answer, ms", ({ startUp }) => startUp, 0),
    ...CONNECTIONS.flatMap((count) => [
      row(`  webhooks a second, ${count} conn.`, ({ webhooks }) => webhooks[count].perSecond, 0),
      ...(["p50", "p95", "p99"] as const).map((share) =>
        row(`    ${share}, ms`, (one) => one.webhooks[count][share], 1),
      ),
    ]),
    "",
    line("Webhook to alert, ms", ...QUANTILES.map(([name]) => name)),
    line(`  ${alertTimes.alerts.length} alerts`, ...quantiles(alertTimes.alerts)),
    line("  answers of instant beside them", ...quantiles(alertTimes.instant)),
    "",
    `Bundle gzipped: ${bundle.toFixed(1)} kB`,
    "",
    line("To reach", "measured", "goal"),
    ...goalsOf(results).map(({ what, measured, limit, reached }) =>
      line(`  ${what}`, shown(measured, 3), limit, reached ? "reached" : "MISSED"),
    ),
  ];
  console.log(lines.join("\n"));
}

const QUANTILES = [
  ["p50", 0.5],
  ["p99", 0.99],
  ["longest", 1],
] as const;

function quantiles(sorted: readonly number[]): readonly string[] {
  return QUANTILES.map(([, share]) => quantile(sorted, share).toFixed(1));
}

function line(...cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
    .join("")
    .trimEnd();
}

function shown(value: Spread | number, digits: number): string {
  if (typeof value === "number") return value.toFixed(digits);
  const [median, least, most] = [value.median, value.least, value.most].map((number) => number.toFixed(digits));
  return median === "NaN" ? "–" : `${median} (${least}–${most})`;
}
