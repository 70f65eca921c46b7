import type { StdioOptions } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { type Asked, readAsked } from "./deploy/asked.ts";
import { nextSteps, originIn } from "./deploy/next-steps.ts";
import { obstacle } from "./deploy/obstacle.ts";
import { secretsIn } from "./deploy/secrets-file.ts";
import { announcement, weakIn } from "./deploy/weak-secrets.ts";
import { missingSecrets } from "./settings.ts";
import { type Ran, ROOT, run } from "./wrangler.ts";
import { type NamedDatabase, readWranglerToml } from "./wrangler-toml.ts";

/** `ask`: it may prompt. `show`: output only. `read`: its output is returned. Errors are always shown. */
export type Output = "ask" | "show" | "read";

/** Runs wrangler until it exits. `notes`: its output for programs, one line of JSON per event. */
export type RunWrangler = (args: readonly string[], output: Output) => Promise<Ran & { readonly notes: string }>;

export interface Deployed {
  readonly vars: Readonly<Record<string, unknown>>;
  readonly database: Pick<NamedDatabase, "database_name" | "database_id">;
}

/**
 * Creates the database if there is none, migrates it, and deploys. Migrations only add, so old code runs on a new
 * schema, and new code never runs on an old one. `say` gets one line at a time. Returns the exit code; the first one
 * other than 0 stops it.
 */
export async function deploy(
  wrangler: RunWrangler,
  { vars, database }: Deployed,
  asked: Asked,
  say: (line: string) => void,
): Promise<number> {
  const step: RunWrangler = async (args, output) => {
    const ran = await wrangler(args, output);
    const why = ran.code === 0 ? null : obstacle(ran.stderr);
    if (why !== null) say(why);
    return ran;
  };
  const publish = () => step(["deploy", ...asked.deploy], "ask");
  if (asked.dryRun) return (await publish()).code;

  const name = database.database_name;
  let made = false;
  if (database.database_id === undefined) {
    const listed = await step(["d1", "list", "--json", ...asked.everywhere], "read");
    if (listed.code !== 0) return listed.code;
    made = !namesIn(listed.stdout).includes(name);
  }
  if (made) {
    const place = placeOf(vars, asked);
    // Not shown: it prints lines for wrangler.toml, which are not needed, because the database is found by its name.
    const { code } = await step(["d1", "create", name, ...place, ...asked.everywhere], "read");
    if (code !== 0) return code;
    say(`Created the database ${name} with ${place.join(" ")}. It cannot be moved.`);
  }
  // It must not prompt: if the answer is no, it exits with 0 without migrating.
  const migrated = await step(["d1", "migrations", "apply", name, "--remote", ...asked.everywhere], "show");
  if (migrated.code !== 0) return migrated.code;
  const published = await publish();
  if (published.code !== 0) return published.code;

  const secrets = await step(["secret", "list", "--format", "json", ...asked.everywhere], "read");
  const missing = secrets.code === 0 ? missingSecrets(vars, namesIn(secrets.stdout)) : [];
  if (made || missing.length > 0) {
    for (const line of nextSteps(originIn(published.notes), missing, asked.everywhere)) say(line);
  }
  return 0;
}

/** A jurisdiction can be chosen only here, and D1 accepts no location with it. */
function placeOf(vars: Deployed["vars"], { location }: Asked): readonly string[] {
  const jurisdiction = typeof vars.JURISDICTION === "string" ? vars.JURISDICTION.toLowerCase() : "";
  return jurisdiction === "" ? ["--location", location] : ["--jurisdiction", jurisdiction];
}

const listing = v.pipe(v.string(), v.parseJson(), v.array(v.object({ name: v.string() })));

function namesIn(json: string): readonly string[] {
  return v.parse(listing, json).map(({ name }) => name);
}

const STDIO: Readonly<Record<Output, StdioOptions>> = {
  ask: ["inherit", "inherit", "pipe"],
  show: ["ignore", "inherit", "pipe"],
  read: ["ignore", "pipe", "pipe"],
};

/** The real wrangler. */
function wranglerWithNotes(folder: string): RunWrangler {
  // The caller may want the notes too.
  const path = process.env.WRANGLER_OUTPUT_FILE_PATH ?? join(folder, "notes");
  return async (args, output) => {
    const ran = await run(args, STDIO[output], { WRANGLER_OUTPUT_FILE_PATH: path });
    return { ...ran, notes: existsSync(path) ? readFileSync(path, "utf8") : "" };
  };
}

async function main(): Promise<number> {
  const isFile = (path: string) => statSync(resolve(ROOT, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const asking = readAsked(process.argv.slice(2), process.env, isFile);
  if (!asking.ok) {
    console.error(asking.problem);
    return 1;
  }
  const { vars, d1_databases } = readWranglerToml(asking.asked.environment);
  const database = d1_databases.find(({ binding }) => binding === "DB");
  if (database === undefined) throw new Error("wrangler.toml names no database for the binding DB");
  const { secretsFile, everywhere } = asking.asked;
  const secrets = secretsFile === null ? {} : secretsIn(readFileSync(resolve(ROOT, secretsFile), "utf8"), process.env);
  const weak = weakIn(vars, secrets);
  if (weak.length > 0) {
    for (const line of [...weak, "Nothing was deployed, because a secret is invalid."]) console.error(line);
    return 1;
  }
  for (const line of announcement(secrets, everywhere)) console.log(line);
  const folder = mkdtempSync(join(tmpdir(), "vcc-chat-alerts-"));
  try {
    return await deploy(wranglerWithNotes(folder), { vars, database }, asking.asked, console.log);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = await main();
