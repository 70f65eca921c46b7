import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../src/commands/wrangler.ts";
import { alertTimes } from "./alert-time.ts";
import { build, gzippedSize } from "./build.ts";
import type { Amounts } from "./measure.ts";
import { measurePairs } from "./pairs.ts";
import { printResults } from "./print.ts";
import { goalsOf } from "./results.ts";

// --short: fewer requests and alerts, for CI. --check: exit code 1 when a goal is missed.
const { short, check } = parseArgs({ options: { short: { type: "boolean" }, check: { type: "boolean" } } }).values;

const PAIRS = 9;
const AMOUNTS: Amounts = short
  ? { warmUp: 200, webhooks: { 1: 150, 16: 400, 50: 400 }, pages: 150 }
  : { warmUp: 600, webhooks: { 1: 500, 16: 1_200, 50: 1_500 }, pages: 500 };
const ALERTS = short ? 120 : 1_200;

if (!existsSync("/proc/self/stat")) throw new Error("the bench reads CPU time from /proc: run it on Linux");
mkdirSync(join(ROOT, ".wrangler"), { recursive: true });
const disk = mkdtempSync(join(ROOT, ".wrangler/bench-"));
try {
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
} finally {
  rmSync(disk, { recursive: true, force: true });
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"));
  return String(version);
}
