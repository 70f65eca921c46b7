import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { ROOT } from "../../../src/commands/wrangler.ts";

/** A file of the Worker; its path from the root, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every source file of the Worker: all under src/ but the commands, which run in Node, and the generated one. */
export function readSources(): readonly Source[] {
  return readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && path !== "src/env.d.ts" && !path.startsWith("src/commands/"))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** What a file imports and re-exports: a path from the root where it is a file of ours, else the package's name. */
export function importsOf({ path, text }: Source): readonly string[] {
  const statements = /^(?:import|export)\s(?:[^"';]*?\sfrom\s)?"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
  return [...text.matchAll(statements)].map(([, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? "";
    return target.startsWith(".") ? posix.join(posix.dirname(path), target) : target;
  });
}

/** The text without its comments. */
export function codeOf({ text }: Source): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(?<=^|\s)\/\/.*$/gm, "");
}
