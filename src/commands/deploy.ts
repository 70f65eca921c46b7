import { parseArgs } from "node:util";
import * as v from "valibot";
import { type Ran, run } from "./wrangler.ts";
import { type NamedDatabase, readWranglerToml } from "./wrangler-toml.ts";

/** Runs wrangler to its end. What it prints is shown, or with `read` given back. */
export type RunWrangler = (args: readonly string[], output: "show" | "read") => Promise<Ran>;

/**
 * Migrations only add, so old code runs on a new schema: they come first. But it is the first deploy that makes the
 * database. Returns the exit code; the first that is not 0 ends it.
 */
export async function deploy(
  wrangler: RunWrangler,
  database: Pick<NamedDatabase, "database_name" | "database_id">,
  args: readonly string[],
): Promise<number> {
  const publish = ["deploy", ...args];
  if (args.includes("--dry-run")) return (await wrangler(publish, "show")).code;
  const environment = environmentOf(args);
  const migrate = ["d1", "migrations", "apply", database.database_name, "--remote"];
  if (environment !== undefined) migrate.push("--env", environment);
  const listed = database.database_id === undefined ? await wrangler(["d1", "list", "--json"], "read") : null;
  if (listed !== null && listed.code !== 0) return listed.code;
  const exists = listed === null || namesIn(listed.stdout).includes(database.database_name);
  for (const step of exists ? [migrate, publish] : [publish, migrate]) {
    const { code } = await wrangler(step, "show");
    if (code !== 0) return code;
  }
  return 0;
}

const listing = v.pipe(v.string(), v.parseJson(), v.array(v.object({ name: v.string() })));

function namesIn(json: string): readonly string[] {
  return v.parse(listing, json).map(({ name }) => name);
}

function environmentOf(args: readonly string[]): string | undefined {
  const { env } = parseArgs({
    args: [...args],
    options: { env: { type: "string", short: "e" } },
    strict: false,
  }).values;
  return typeof env === "string" ? env : undefined;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const [database] = readWranglerToml(environmentOf(args)).d1_databases.filter(({ binding }) => binding === "DB");
  if (database === undefined) throw new Error("wrangler.toml names no database for the binding DB");
  process.exitCode = await deploy(
    (step, output) => run(step, output === "show" ? "inherit" : ["inherit", "pipe", "inherit"]),
    database,
    args,
  );
}
