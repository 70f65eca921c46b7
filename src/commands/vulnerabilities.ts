import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as v from "valibot";
import { ROOT } from "./wrangler.ts";

// `npm run check:vulnerabilities`: known vulnerabilities of the dependencies, from the registry. One in the Worker
// fails from `high` on; one in a tool is only listed. A registry without this service is reported as such.

const counts = v.object({
  info: v.number(),
  low: v.number(),
  moderate: v.number(),
  high: v.number(),
  critical: v.number(),
});

/** The output of `npm audit --json`, version 2: https://docs.npmjs.com/cli/v11/commands/npm-audit */
const report = v.object({
  vulnerabilities: v.record(v.string(), v.object({ severity: v.string(), isDirect: v.boolean() })),
  metadata: v.object({ vulnerabilities: counts }),
});

export interface Verdict {
  readonly ok: boolean;
  readonly line: string;
}

/** `what` names the dependencies, such as "the Worker's dependencies"; `fails`: whether `high` is a failure. */
export function judgeAudit(printed: string, what: string, fails: boolean): Verdict {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), report), printed);
  if (!read.success) return { ok: true, line: `Not checked: the registry did not say what it knows against ${what}.` };
  const found = Object.entries(read.output.vulnerabilities);
  if (found.length === 0) return { ok: true, line: `No vulnerability is known in ${what}.` };
  const named = found.map(([name, { severity }]) => `${name} (${severity})`).join(", ");
  const { high, critical } = read.output.metadata.vulnerabilities;
  return { ok: !fails || high + critical === 0, line: `Vulnerabilities are known in ${what}: ${named}.` };
}

if (import.meta.main) {
  const verdicts = [
    judgeAudit(await audit("--omit=dev"), "the Worker's dependencies", true),
    judgeAudit(await audit("--include=dev"), "all dependencies, with the tools", false),
  ];
  for (const { ok, line } of verdicts) (ok ? console.log : console.error)(line);
  process.exitCode = verdicts.every(({ ok }) => ok) ? 0 : 1;
}

/** npm exits with 1 both if it found something and if the registry failed: only its output tells which. */
async function audit(...args: readonly string[]): Promise<string> {
  const run = promisify(execFile)("npm", ["audit", "--json", ...args], { cwd: ROOT, timeout: 60_000, maxBuffer: 1e8 });
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => v.parse(v.fallback(v.object({ stdout: v.string() }), { stdout: "" }), error).stdout,
  );
}
