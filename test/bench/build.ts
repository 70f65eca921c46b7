import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { unstable_readConfig, unstable_splitSqlQuery } from "wrangler";
import { ROOT, run } from "../../src/commands/wrangler.ts";

/** The three Workers that are measured against each other. */
export type WorkerName = "ours" | "storing" | "instant";

/** What a Worker is made of. */
export interface Built {
  readonly script: string;
  readonly compatibilityDate: string;
  /** The statements that make its tables. */
  readonly schema: readonly string[];
  /** Whether it exports a Courier: ours does, and for an equal start the instant one too. */
  readonly hasCourier: boolean;
}

const { compatibility_date, main } = unstable_readConfig({ config: join(ROOT, "wrangler.toml") });
const compatibilityDate = compatibility_date ?? "";

/** The scripts as a deploy would upload them, all three by the same tool. */
export async function build(outdir: string): Promise<Readonly<Record<WorkerName, Built>>> {
  const bodies = ["CREATE TABLE bodies (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"];
  return {
    ours: await buildOurs(outdir),
    storing: { script: await bundleOther("storing", outdir), compatibilityDate, schema: bodies, hasCourier: false },
    instant: { script: await bundleOther("instant", outdir), compatibilityDate, schema: [], hasCourier: true },
  };
}

/** The Worker as a deploy would upload it. */
export async function buildOurs(outdir: string): Promise<Built> {
  return { script: await bundle(main ?? "", [], outdir), compatibilityDate, schema: migrations(), hasCourier: true };
}

/** The same, with a count of the rows of D1: `counting` of what requests read, `counting-all` of everything. */
export async function buildCounting(outdir: string, name: "counting" | "counting-all" = "counting"): Promise<Built> {
  const script = await bundle(join(ROOT, `test/bench/workers/${name}.ts`), [], outdir);
  return { script, compatibilityDate, schema: migrations(), hasCourier: true };
}

/** In kB of 1,000 bytes. */
export function gzippedSize(script: string): number {
  return gzipSync(script).length / 1000;
}

/** Without our wrangler.toml, which asks for a Courier. */
function bundleOther(name: string, outdir: string): Promise<string> {
  const options = ["--config", "/dev/null", "--name", name, "--compatibility-date", compatibilityDate];
  return bundle(join(ROOT, "test/bench/workers", `${name}.ts`), options, outdir);
}

async function bundle(entry: string, options: readonly string[], outdir: string): Promise<string> {
  const name = /([\w-]+)\.ts$/.exec(entry)?.[1];
  const { code } = await run(
    ["deploy", entry, ...options, "--dry-run", "--outdir", outdir],
    ["ignore", "pipe", "inherit"],
  );
  if (code !== 0) throw new Error(`${entry} could not be built: see above`);
  return readFileSync(join(outdir, `${name}.js`), "utf8");
}

function migrations(): readonly string[] {
  const folder = join(ROOT, "src/store/migrations");
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => unstable_splitSqlQuery(readFileSync(join(folder, file), "utf8")));
}
