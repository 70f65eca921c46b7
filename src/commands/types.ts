import { run } from "./wrangler.ts";
import { writeBareConfig } from "./wrangler-toml.ts";

// Env's type has only the bindings, independent of vars and secrets, which src/config/config.ts reads one by one.

const CONFIG = ".wrangler/types/wrangler.json";

writeBareConfig(CONFIG, []);
const args = ["types", "src/env.d.ts", "--include-runtime=false", "--config", CONFIG, ...process.argv.slice(2)];
const { code, stdout } = await run(args, ["ignore", "pipe", "inherit"]);
if (code !== 0) console.error(`${stdout.trim()}\nsrc/env.d.ts is not current: npm run types`);
process.exitCode = code;
