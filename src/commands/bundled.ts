import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./wrangler.ts";

/**
 * A module as the Worker has it, for a program that runs in Node: what it imports leads to channels that render with
 * JSX, which Node does not run. `path` is from the root; the caller names what it uses of it, in types of its own.
 */
export async function bundled(path: string) {
  const built = buildSync({ entryPoints: [join(ROOT, path)], bundle: true, format: "esm", write: false });
  const code = Buffer.from(built.outputFiles[0]?.contents ?? "").toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
