import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as v from "valibot";
import { unstable_readConfig } from "wrangler";
import { ROOT } from "./wrangler.ts";

const database = v.looseObject({
  binding: v.string(),
  database_name: v.string(),
  /** Present only if somebody added it. */
  database_id: v.optional(v.string()),
  migrations_dir: v.string(),
});

const schema = v.looseObject({
  vars: v.record(v.string(), v.unknown()),
  d1_databases: v.array(database),
});

export type WranglerToml = v.InferOutput<typeof schema>;
export type NamedDatabase = v.InferOutput<typeof database>;

/** wrangler.toml as wrangler reads it: one of its environments, or the top level. */
export function readWranglerToml(environment?: string): WranglerToml {
  const named = environment === undefined ? {} : { env: environment };
  try {
    const read = unstable_readConfig({ config: resolve(ROOT, "wrangler.toml"), ...named }, { hideWarnings: true });
    return v.parse(schema, read);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

const unreadable = v.object({ text: v.string(), location: v.object({ line: v.number(), column: v.number() }) });

/** What is wrong with the file, and where; wrangler's own error contains the whole file. */
function sentenceOf(error: unknown): string {
  const read = v.safeParse(unreadable, error);
  if (!read.success) return `wrangler.toml can not be used: ${error instanceof Error ? error.message : error}`;
  const { text, location } = read.output;
  return `wrangler.toml, line ${location.line}, column ${location.column}: ${text}`;
}

/**
 * Writes a configuration of the same Worker for another folder, without .dev.vars, and with only the vars in `kept`, and
 * with `added`.
 */
export function writeBareConfig(
  path: string,
  kept: readonly string[],
  added: Readonly<Record<string, unknown>> = {},
): void {
  const toml = readWranglerToml();
  // Members that wrangler adds while reading, and warns about when they are written.
  const { configPath, userConfigPath, topLevelName, definedEnvironments, unsafe, ...own } = toml;
  const config = {
    ...own,
    vars: { ...Object.fromEntries(Object.entries(toml.vars).filter(([name]) => kept.includes(name))), ...added },
    d1_databases: toml.d1_databases.map((one) => ({ ...one, migrations_dir: resolve(ROOT, one.migrations_dir) })),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(config, null, 2));
}
