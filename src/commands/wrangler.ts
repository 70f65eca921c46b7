import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const PROGRAM = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));

/** So that it asks nothing and, for local runs, needs no network. */
const SILENT = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/**
 * The local Worker at its own address. By itself it takes that of a custom domain in wrangler.toml, over http, and there
 * nothing is served.
 */
export const DEV = ["dev", "--infer-origin-from-routes=false"];

const GRACE = 5_000;
const running = new Set<ChildProcess>();

// Whatever ends this process, a fault included, ends what it has started.
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
 * Runs it to its end, with `more` in its environment. `stdout` and `stderr` are empty where `stdio` does not pipe them; of
 * the two, what is piped of `stderr` is shown as well.
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

/** Applies what is missing to the local database; throws with everything wrangler said when that fails. */
export async function migrateLocally(args: readonly string[]): Promise<void> {
  const { code, stdout } = await run(
    ["d1", "migrations", "apply", "DB", "--local", ...args],
    ["ignore", "pipe", "inherit"],
  );
  if (code !== 0) throw new Error(`The migrations could not be applied:\n${stdout}`);
}

/** Ends all that was started here, the runtime included, and is back when it has ended. */
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
