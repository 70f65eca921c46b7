import { DEV_VARS, makeDevVars, readDevVars } from "./dev-vars.ts";
import { whenAskedToEnd } from "./ending.ts";
import { judgeSettings } from "./settings.ts";
import { DEV, migrateLocally, run, stopAll } from "./wrangler.ts";
import { readWranglerToml } from "./wrangler-toml.ts";

// Runs only the Worker. Arguments after `--` go to `wrangler dev`.

if (makeDevVars(DEV_VARS) === "made") console.log("Made .dev.vars with random secrets for local runs.");
const { mistakes } = judgeSettings(readWranglerToml().vars, readDevVars(DEV_VARS));
if (mistakes.length > 0) console.error("The Worker will return 503, because settings are invalid:");
for (const mistake of mistakes) console.error(`  ${mistake}`);

whenAskedToEnd(() => void stopAll());
await migrateLocally([]);
const { code } = await run([...DEV, ...process.argv.slice(2)], "inherit");
process.exitCode = code;
