import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../src/commands/wrangler.ts";
import { alertTimes } from "./alert-time.ts";
import { build, buildCounting, buildOurs, gzippedSize } from "./build.ts";
import type { Amounts } from "./measure.ts";
import { measurePairs } from "./pairs.ts";
import { printResults } from "./print.ts";
import { goalsOf } from "./results.ts";
import { printScales } from "./scale/print.ts";
import { measureScale, type Scale } from "./scale/scale.ts";

// --scale: only what pages and webhooks take with many chats on record. --short: fewer requests, alerts and chats, for
// CI. --check: exit code 1 when a goal is missed.
const {
  scale: onlyScale,
  short,
  check,
} = parseArgs({
  options: { scale: { type: "boolean" }, short: { type: "boolean" }, check: { type: "boolean" } },
}).values;

const PAIRS = 9;
const AMOUNTS: Amounts = short
  ? { warmUp: 200, webhooks: { 1: 150, 16: 400, 50: 400 }, pages: 150 }
  : { warmUp: 600, webhooks: { 1: 500, 16: 1_200, 50: 1_500 }, pages: 500 };
const ALERTS = short ? 120 : 1_200;
/** Chats on record. */
const SIZES = short ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];

if (!existsSync("/proc/self/stat")) throw new Error("the bench reads CPU time from /proc: run it on Linux");
mkdirSync(join(ROOT, ".wrangler"), { recursive: true });
const disk = mkdtempSync(join(ROOT, ".wrangler/bench-"));
try {
  if (!onlyScale) await compare();
  await scale();
} finally {
  rmSync(disk, { recursive: true, force: true });
}

/** Ours beside the storing and the instant Worker. */
async function compare(): Promise<void> {
  const built = await build(disk);
  const rounds = await measurePairs(built, disk, PAIRS, AMOUNTS);
  process.stderr.write(`${ALERTS} alerts\n`);
  const times = await alertTimes(built.ours, built.instant, disk, ALERTS);
  const results = { rounds, alertTimes: times, bundle: gzippedSize(built.ours.script) };
  printResults(
    results,
    `node ${process.versions.node}, workerd ${versionOf("workerd")}, miniflare ${versionOf("miniflare")}`,
  );
  if (check && goalsOf(results).some(({ reached }) => !reached)) process.exitCode = 1;
}

/** Ours at several sizes of its database. */
async function scale(): Promise<void> {
  const [ours, counting] = [await buildOurs(disk), await buildCounting(disk)];
  const scales: Scale[] = [];
  for (const size of SIZES) {
    process.stderr.write(`${size} chats\n`);
    scales.push(await measureScale(ours, counting, disk, size));
  }
  printScales(scales);
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"));
  return String(version);
}
