import { bundled } from "./bundled.ts";
import { DEV_VARS, readDevVars } from "./dev-vars.ts";
import { readWranglerToml } from "./wrangler-toml.ts";

/** What is wrong with the settings, as /healthz reports it. */
export interface SettingsReport {
  readonly mistakes: readonly string[];
  /** Without a .dev.vars the secrets are in Cloudflare, and cannot be checked here. */
  readonly unseen: readonly string[];
}

/** The part of readConfig in src/config/config.ts that is used here; its own types belong to the Worker's runtime. */
type ReadConfig = (env: Readonly<Record<string, unknown>>) => {
  readonly mistakes?: readonly { readonly setting: string; readonly problem: string }[];
};

const { readConfig }: { readonly readConfig: ReadConfig } = await bundled("src/config/config.ts");

/** The part of src/web/pages/settings/retention-warning.ts that is used here. */
interface Warning {
  retentionWarningFor(env: Readonly<Record<string, unknown>>, now: number): string | null;
}

/** The part of src/web/pages/settings/mail-webhook-warnings.ts that is used here. */
interface MailWarnings {
  mailWebhookWarningsFor(env: Readonly<Record<string, unknown>>): readonly string[];
}

const NOT_SET = /\bis not set\b/;

/** Checks the vars of wrangler.toml together with the secrets of .dev.vars; null if there is no such file. */
export function judgeSettings(
  vars: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, unknown>> | null,
): SettingsReport {
  const { mistakes = [] } = readConfig({ ...vars, ...secrets });
  const all = mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
  const unseen = secrets === null ? all.filter((mistake) => NOT_SET.test(mistake)) : [];
  return { mistakes: all.filter((mistake) => !unseen.includes(mistake)), unseen };
}

const NAMED_BY_TARGET = /\bthe secret (\w+), which is not set\b/;

/** Names of the secrets that these vars need and that are not among the `set` ones, whose values are unknown. */
export function missingSecrets(vars: Readonly<Record<string, unknown>>, set: readonly string[]): readonly string[] {
  const { mistakes = [] } = readConfig({ ...vars, ...Object.fromEntries(set.map((name) => [name, "set"])) });
  const missing = mistakes.filter(({ problem }) => NOT_SET.test(problem) && problem.includes("wrangler secret put"));
  return [...new Set(missing.map(({ setting, problem }) => NAMED_BY_TARGET.exec(problem)?.[1] ?? setting))];
}

if (import.meta.main) {
  const [{ vars }, secrets] = [readWranglerToml(), readDevVars(DEV_VARS)];
  const { mistakes, unseen } = judgeSettings(vars, secrets);
  for (const mistake of mistakes) console.error(mistake);
  const { retentionWarningFor }: Warning = await bundled("src/web/pages/settings/retention-warning.ts");
  const warning = retentionWarningFor({ ...vars, ...secrets }, Date.now());
  if (warning !== null) console.log(`Warning: ${warning}`);
  const { mailWebhookWarningsFor }: MailWarnings = await bundled("src/web/pages/settings/mail-webhook-warnings.ts");
  // Secrets that are in Cloudflare cannot be seen here, so they do not count as missing.
  for (const missing of secrets === null ? [] : mailWebhookWarningsFor({ ...vars, ...secrets })) {
    console.log(`Warning: ${missing}`);
  }
  if (unseen.length > 0) console.log("There is no .dev.vars, so these secrets could not be checked:");
  for (const secret of unseen) console.log(`  ${secret}`);
  console.log(mistakes.length === 0 ? "The settings are valid." : `Invalid settings: ${mistakes.length}.`);
  if (mistakes.length > 0) process.exitCode = 1;
}
