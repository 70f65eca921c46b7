import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bundled } from "./bundled.ts";
import { DEV_VARS, readDevVars } from "./dev-vars.ts";
import { readWranglerToml } from "./wrangler-toml.ts";

/** What is used of src/web/explained.ts, whose own types belong to the Worker's runtime. */
interface Explaining {
  explainInWords(
    env: Readonly<Record<string, unknown>>,
    posted: Uint8Array,
    iv: string,
    now: number,
  ): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }>;
}

const { explainInWords }: Explaining = await bundled("src/web/explained.ts");

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { iv: { type: "string", default: "" } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    console.error("Name one file with the body of a chat: npm run explain -- chat.json [--iv=…]");
    process.exitCode = 1;
  } else {
    const env = { ...readWranglerToml().vars, ...readDevVars(DEV_VARS) };
    const { ok, lines } = await explainInWords(env, readFileSync(file), values.iv, Date.now());
    for (const line of lines) (ok ? console.log : console.error)(line);
    if (!ok) process.exitCode = 1;
  }
}
