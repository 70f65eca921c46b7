import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bundled } from "./bundled.ts";
import { DEV_VARS, readDevVars } from "./dev-vars.ts";
import { readWranglerToml } from "./wrangler-toml.ts";

/**
 * The part of src/web/pages/settings/explain/explained.ts that is used here; its own types belong to the Worker's
 * runtime.
 */
interface Explaining {
  explainInWords(
    env: Readonly<Record<string, unknown>>,
    posted: Uint8Array,
    iv: string,
    now: number,
  ): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }>;
}

const { explainInWords }: Explaining = await bundled("src/web/pages/settings/explain/explained.ts");

if (import.meta.main) {
  const asked = readArguments(process.argv.slice(2));
  if (asked === null) {
    console.error("Name one file with the body of a chat: npm run explain -- chat.json [--iv=…]");
    process.exitCode = 1;
  } else if (!existsSync(asked.file)) {
    console.error(`There is no file ${asked.file}`);
    process.exitCode = 1;
  } else {
    const env = { ...readWranglerToml().vars, ...readDevVars(DEV_VARS) };
    const { ok, lines } = await explainInWords(env, readFileSync(asked.file), asked.iv, Date.now());
    for (const line of lines) (ok ? console.log : console.error)(line);
    if (!ok) process.exitCode = 1;
  }
}

/** Null unless they are one file and at most one IV. */
function readArguments(args: readonly string[]): { readonly file: string; readonly iv: string } | null {
  try {
    const options = { iv: { type: "string", default: "" } } as const;
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? null : { file, iv: values.iv };
  } catch {
    return null;
  }
}
