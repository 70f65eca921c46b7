import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

/** The Worker as a deploy would upload it: built once for the same sources, because a build takes seconds. */
export async function buildOurs(outdir: string): Promise<Built> {
  const file = join(BUILT, `${hashOfSources()}.js`);
  const script = existsSync(file) ? readFileSync(file, "utf8") : await bundle(main ?? "", [], outdir);
  if (!existsSync(file)) keep(file, script);
  return { script, compatibilityDate, schema: migrations(), hasCourier: true };
}

const BUILT = join(ROOT, ".wrangler/built");

/** Of everything that the build depends on. */
function hashOfSources(): string {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).toSorted();
  const files = [...sources.map((name) => join("src", name)), "wrangler.toml", "tsconfig.json", "package-lock.json"];
  const hash = createHash("sha256");
  for (const file of files.filter((name) => /\.\w+$/.test(name))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** In place of what was built of other sources. It appears whole, because several processes build at the same time. */
function keep(file: string, script: string): void {
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  const part = `${file}.${process.pid}`;
  writeFileSync(part, script);
  renameSync(part, file);
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
