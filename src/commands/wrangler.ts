import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const PROGRAM = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));

/** So that it does not prompt and, for local runs, needs no network. */
const SILENT = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/**
 * The local Worker at its own address. By default wrangler uses the custom domain of wrangler.toml, over http, which
 * the Worker refuses.
 */
export const DEV = ["dev", "--infer-origin-from-routes=false"];

const GRACE = 5_000;
const running = new Set<ChildProcess>();

// However this process ends, it stops what it has started.
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

export function wrangler(
  args: readonly string[],
  stdio: StdioOptions,
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const colours = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" };
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...SILENT, ...colours, ...more },
    stdio,
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command until it exits, with `more` added to its environment. `stdout` and `stderr` are empty unless `stdio`
 * pipes them; a piped `stderr` is also shown.
 */
export async function run(
  args: readonly string[],
  stdio: StdioOptions,
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = wrangler(args, stdio, more);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    process.stderr.write(text);
  });
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : 1, stdout, stderr };
}

/** Applies missing migrations to the local database; throws with wrangler's complete output if that fails. */
export async function migrateLocally(args: readonly string[]): Promise<void> {
  const { code, stdout } = await run(
    ["d1", "migrations", "apply", "DB", "--local", ...args],
    ["ignore", "pipe", "inherit"],
  );
  if (code !== 0) throw new Error(`The migrations could not be applied:\n${stdout}`);
}

/** Stops everything that was started here, including the runtime, and waits until it has ended. */
export async function stopAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, "exit");
      const patience = setTimeout(() => child.kill("SIGKILL"), GRACE);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(patience);
    }),
  );
}
