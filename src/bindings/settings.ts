import { type ConfigReading, readConfig } from "../config/config.ts";
import { type Privacy, readPrivacy } from "../config/privacy.ts";
import { rawSettingsIn } from "../config/raw-settings.ts";
import { weakSecrets } from "../config/secrets.ts";
import { type OwnSecret, secret } from "../config/vars.ts";
import type { Context } from "../web/request/context.ts";

/** What is read once from an env: it changes only with a deploy. */
export interface ReadSettings extends Pick<Context, "settings" | "given" | "webhookSecrets" | "adminToken"> {
  readonly jurisdiction: Privacy["jurisdiction"];
}

const read = new WeakMap<Env, ReadSettings>();

export function readOf(env: Env): ReadSettings {
  const known = read.get(env);
  if (known !== undefined) return known;
  const vars = { ...env };
  const { unusable } = weakSecrets(vars);
  const inForce = (name: OwnSecret) => (unusable.includes(name) ? undefined : secret(vars, name));
  const previous = secret(vars, "VCC_SECRET_KEY_PREVIOUS")?.trim();
  const webhookSecrets = [inForce("VCC_SECRET_KEY"), previous];
  // Read separately from the other settings: while one of those is invalid, a target must not get a second courier in
  // another jurisdiction.
  const { jurisdiction } = readPrivacy(vars, () => {});
  const adminToken = inForce("ADMIN_TOKEN");
  const first = { settings: readConfig(vars), given: rawSettingsIn(vars), webhookSecrets, adminToken, jurisdiction };
  read.set(env, first);
  return first;
}

export function settingsOf(env: Env): ConfigReading {
  return readOf(env).settings;
}
