import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomSecret, readDevVars } from "../../src/commands/dev-vars.ts";
import { ROOT } from "../../src/commands/wrangler.ts";
import { writeBareConfig } from "../../src/commands/wrangler-toml.ts";
import { weakSecrets } from "../../src/config/secrets.ts";
import { secret } from "../../src/config/vars.ts";
import { channelTargets } from "./channels.ts";

// The demonstration lives in a folder of its own, with its own settings, secrets and data: whatever targets somebody
// has set up, its alerts go nowhere but to the stand-in.

const PLACE = join(ROOT, ".wrangler", "demo");
const RUNNING = join(PLACE, "running");
const CONFIG = join(PLACE, "wrangler.json");
const STATE = join(PLACE, "state");

/** What wrangler is told of it. */
export const PLACE_ARGS = ["--config", CONFIG, "--persist-to", STATE];

/** The words that alerts are told in are the deployer's; everything else is as without settings. */
const KEPT_VARS = ["TIME_ZONE", "LOCALE"];

export interface DemoSecrets {
  readonly webhook: string;
  readonly admin: string;
  readonly link: string;
}

/** Empties the folder of what an earlier run left, and writes settings and secrets. */
export function furnish(devVars: string, slackUrl: string): DemoSecrets {
  rmSync(STATE, { recursive: true, force: true });
  mkdirSync(STATE, { recursive: true });
  const { vars, secrets: named } = channelTargets(new URL(slackUrl).origin);
  writeBareConfig(CONFIG, KEPT_VARS, vars);
  const secrets = demoSecrets(readDevVars(devVars) ?? {});
  const lines = [
    `VCC_SECRET_KEY=${quoted(secrets.webhook)}`,
    `ADMIN_TOKEN=${quoted(secrets.admin)}`,
    `LINK_SECRET=${quoted(secrets.link)}`,
    `SLACK_WEBHOOK_URL=${quoted(slackUrl)}`,
    "ALERT_EMAIL_TO=supervisor@example.com",
    "ALERT_EMAIL_FROM=alerts@example.com",
    ...named.map(([name, value]) => `${name}=${quoted(value)}`),
  ];
  writeFileSync(join(PLACE, ".dev.vars"), `${lines.join("\n")}\n`, { mode: 0o600 });
  return secrets;
}

/** Somebody's own, where the Worker takes them: a random one in place of each that is weak or not set. */
export function demoSecrets({
  VCC_SECRET_KEY,
  ADMIN_TOKEN,
  LINK_SECRET,
}: Readonly<Record<string, string | undefined>>): DemoSecrets {
  const own = { VCC_SECRET_KEY, ADMIN_TOKEN, LINK_SECRET };
  const { unusable } = weakSecrets(own);
  const take = (name: keyof typeof own) => (unusable.includes(name) ? undefined : secret(own, name)) ?? randomSecret();
  return { webhook: take("VCC_SECRET_KEY"), admin: take("ADMIN_TOKEN"), link: take("LINK_SECRET") };
}

/** The file has no escapes: a value stands between quotes that it does not hold. */
function quoted(value: string): string {
  const mark = ["'", "`", '"'].find((quote) => !value.includes(quote)) ?? "'";
  return mark + value + mark;
}

/** Where another run in this folder shows what Slack was sent; null when there is none. */
export async function runningInbox(): Promise<string | null> {
  if (!existsSync(RUNNING)) return null;
  const inbox = readFileSync(RUNNING, "utf8");
  const answered = await fetch(inbox).catch(() => null);
  return answered?.ok ? inbox : null;
}

export function markRunning(inbox: string): void {
  mkdirSync(PLACE, { recursive: true });
  writeFileSync(RUNNING, inbox);
}

export function markEnded(): void {
  rmSync(RUNNING, { force: true });
}
