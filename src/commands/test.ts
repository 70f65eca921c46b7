import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "./wrangler.ts";

// `npm test`: two runs side by side, one for each core, each with one worker. What is asked for by name is run as it is.

/** About as long as each other: what waits and what works in either. */
const HALVES = {
  stored: ["worker"],
  other: ["pure", "node", "browser"],
} as const;

const given = process.argv.slice(2);
const codes = given.some((argument) => !argument.startsWith("--reporter") && !argument.startsWith("--outputFile"))
  ? [await vitest(given, true)]
  : await Promise.all(
      Object.entries(HALVES).map(([name, projects]) =>
        vitest(
          [...projects.flatMap((project) => ["--project", project]), ...given.map((text) => ofHalf(text, name))],
          false,
        ),
      ),
    );
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/** Each half has a file of results of its own: results.json becomes results.inside.json. */
function ofHalf(argument: string, name: string): string {
  return argument.startsWith("--outputFile") ? argument.replace(/\.json$/, `.${name}.json`) : argument;
}

async function vitest(args: readonly string[], isAlone: boolean): Promise<number> {
  const command = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts", ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: isAlone ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  // Of two that run at once, each is shown whole when it has ended.
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => said.push(data));
  const [code] = await once(child, "close");
  process.stdout.write(Buffer.concat(said));
  return typeof code === "number" ? code : 1;
}
