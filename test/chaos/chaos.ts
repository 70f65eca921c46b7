import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../../src/commands/wrangler.ts";
import { killAgainAndAgain } from "./kill.ts";
import { printed } from "./print.ts";

// The long forms of what `npm test` runs in short: faults in pairs, more stories, more bodies, more kills.

const KILLS = 20;
const STORIES = ["test/delivery/fault-", "test/delivery/model", "test/worker/generated"];

const verdict = await killAgainAndAgain(KILLS, Date.now(), join(ROOT, ".wrangler/chaos"));
console.log(printed(verdict, KILLS));

const vitest = ["run", "--config", "test/vitest.config.ts", "--project", "worker", "--project", "delivery", ...STORIES];
const child = spawn(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), ...vitest], {
  cwd: ROOT,
  env: { ...process.env, CHAOS: "thorough" },
  stdio: "inherit",
});
const [code] = await once(child, "close");
process.exitCode = code === 0 && verdict.lost.length + verdict.unexplained.length === 0 ? 0 : 1;
