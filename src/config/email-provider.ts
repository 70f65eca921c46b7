import { keysOf, SECRET_KEYS } from "../channels/email/provider-settings.ts";
import { isLoopback } from "../loopback.ts";
import { SETTINGS } from "./var-table.ts";
import { type Env, isSet, type Report, readSetting, secret } from "./vars.ts";

const VARS = [
  ["provider", SETTINGS.emailProvider],
  ["host", SETTINGS.emailHost],
  ["port", SETTINGS.emailPort],
  ["user", SETTINGS.emailUser],
  ["domain", SETTINGS.emailDomain],
  ["region", SETTINGS.emailRegion],
  ["api", SETTINGS.emailApi],
] as const;

/** Who sends the e-mails of the target that ALERT_EMAIL_TO makes, as if it stood in a table, and where each key is set. */
export function emailProvider(env: Env, wrong: Report) {
  const vars = VARS.filter(([, { name }]) => isSet(env, name));
  const given = Object.fromEntries(vars.map(([key, setting]) => [key, readSetting(env, setting, wrong)]));
  const secrets = keysOf(given.provider).filter((key) => SECRET_KEYS.includes(key));
  // A mail server on this machine may take e-mail from anybody.
  const isOpen = isLoopback(String(given.host)) && given.user === undefined && !isSet(env, nameOf("password"));
  const needed = secrets.filter((key) => key !== "password" || !isOpen);
  return {
    settings: { ...given, ...Object.fromEntries(needed.map((key) => [key, secretFor(env, nameOf(key))])) },
    placeOf: new Map([...VARS.map(([key]) => key), ...secrets].map((key) => [key, nameOf(key)])),
  };
}

function nameOf(key: string): string {
  return `EMAIL_${key.toUpperCase()}`;
}

/** The secret itself, or, as in a table, the name of the secret. */
function secretFor(env: Env, name: string): string {
  const named = secret(env, name)?.trim();
  return named !== undefined && Object.hasOwn(env, named) && secret(env, named) !== undefined ? named : name;
}
