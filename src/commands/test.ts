import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./wrangler.ts";

// `npm test`: three runs in parallel on two cores, because one of them mostly waits. Tests that are named run directly.

/** They take about the same time. */
const PARTS = {
  delivery: ["delivery", "pure"],
  worker: ["worker"],
  outside: ["node", "browser"],
} as const;

/** An in-memory file system on Linux; in containers it often has only a few megabytes. */
const MEMORY = "/dev/shm";
/** In bytes. */
const ROOM = 4e9;

const scratch = scratchFolder();
/** What Node has compiled: tests start wrangler dozens of times. */
const compiled = mkdtempSync(join(scratch, "vcc-chat-alerts-"));
process.once("exit", () => rmSync(compiled, { recursive: true, force: true }));

const given = process.argv.slice(2);
const codes = given.some((argument) => !argument.startsWith("--reporter") && !argument.startsWith("--outputFile"))
  ? [await vitest(given, true)]
  : await Promise.all(
      Object.entries(PARTS).map(([name, projects]) =>
        vitest(
          [...projects.flatMap((project) => ["--project", project]), ...given.map((text) => ofPart(text, name))],
          false,
        ),
      ),
    );
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/** Each part has its own results file: results.json becomes results.worker.json. */
function ofPart(argument: string, name: string): string {
  return argument.startsWith("--outputFile") ? argument.replace(/\.json$/, `.${name}.json`) : argument;
}

/**
 * Where the tests' databases are: in memory if there is enough room, because each test writes thousands of times and
 * would wait for the disk each time.
 */
function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    accessSync(MEMORY, constants.W_OK);
    return bavail * bsize >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function vitest(args: readonly string[], isAlone: boolean): Promise<number> {
  const command = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts", ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: scratch, NODE_COMPILE_CACHE: compiled },
    stdio: isAlone ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  // The output of parallel runs is shown when each has ended.
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data: Buffer) => said.push(data));
  const [code] = await once(child, "close");
  process.stdout.write(Buffer.concat(said));
  return typeof code === "number" ? code : 1;
}
