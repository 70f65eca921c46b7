import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../src/commands/wrangler.ts";
import { killAgainAndAgain } from "./kill.ts";
import { LONG_FORMS } from "./long-forms.ts";
import { printed } from "./print.ts";
import { soak } from "./soak/soak.ts";

// The long forms of what `npm test` runs in short: faults in pairs, more stories, more bodies, more kills, and everything
// of which it runs a sample. And the soak, which has no short form. --soak: that alone; --minutes and --rate, in webhooks
// a second: another one.

const { values } = parseArgs({
  options: {
    soak: { type: "boolean", default: false },
    minutes: { type: "string", default: "10" },
    rate: { type: "string", default: "20" },
  },
});
const [minutes, perSecond] = [Number(values.minutes), Number(values.rate)];
if (!(Number.isInteger(minutes) && minutes >= 2)) throw new Error("--minutes must be a whole number, 2 or more");
if (!(perSecond > 0)) throw new Error("--rate must be a number of webhooks a second");

const KILLS = 20;
const FOLDER = join(ROOT, ".wrangler/chaos");

const soaked = await soak({ minutes, perSecond }, FOLDER);
process.exitCode = (values.soak || (await faults())) && soaked ? 0 : 1;

async function faults(): Promise<boolean> {
  const verdict = await killAgainAndAgain(KILLS, Date.now(), FOLDER);
  console.log(printed(verdict, KILLS));

  const projects = LONG_FORMS.projects.flatMap((project) => ["--project", project]);
  const vitest = ["run", "--config", "test/vitest.config.ts", ...projects, ...LONG_FORMS.files];
  const child = spawn(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), ...vitest], {
    cwd: ROOT,
    env: { ...process.env, CHAOS: "thorough" },
    stdio: "inherit",
  });
  const [code] = await once(child, "close");
  return code === 0 && verdict.lost.length + verdict.unexplained.length === 0;
}
