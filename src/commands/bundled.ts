import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./wrangler.ts";

/**
 * Bundles a module of the Worker for a program in Node: it imports channels that render with JSX, which Node does not
 * run. `path` is relative to the root; the caller declares the types that it uses.
 */
export async function bundled(path: string) {
  const built = buildSync({ entryPoints: [join(ROOT, path)], bundle: true, format: "esm", write: false });
  const code = Buffer.from(built.outputFiles[0]?.contents ?? "").toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
