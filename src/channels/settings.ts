import { suggest } from "../did-you-mean.ts";
import { isSafe } from "../loopback.ts";
import type { LookUp, Mistake, Settings } from "./channel.ts";

export { isSafe } from "../loopback.ts";

/** Mistakes for keys that neither the channel nor every target has. */
export function unknownKeys(settings: Settings, own: readonly string[]): readonly Mistake[] {
  const known = ["channel", ...own, "locale", "show", "fallback", "digest"];
  return Object.keys(settings)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, problem: `is no setting of this channel; ${suggest(key, known)}` }));
}

export type Found = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly mistake: Mistake };

const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The URL in the secret that a setting names: https, or http to this machine. A mistake never repeats the secret, nor a
 * setting that may be the secret pasted in the wrong place.
 */
export function secretUrl(key: string, name: unknown, lookUp: LookUp): Found {
  const found = secretNamed(key, name, 'such as "SLACK_SALES_URL", and never the URL itself', lookUp);
  if (!found.ok) return found;
  const wrong = (problem: string): Found => ({ ok: false, mistake: { key, problem } });
  const url = URL.parse(found.value);
  if (!url) return wrong(`names the secret ${name}, which is not a URL`);
  if (!isSafe(url))
    return wrong(`names the secret ${name}, whose URL must start with https:// (http:// only to this machine)`);
  return found;
}

/** The value of the secret that a setting names; `example` follows "must be the name of a secret, " in the mistake. */
export function secretNamed(key: string, name: unknown, example: string, lookUp: LookUp): Found {
  const wrong = (problem: string): Found => ({ ok: false, mistake: { key, problem } });
  if (typeof name !== "string" || !SECRET_NAME.test(name)) return wrong(`must be the name of a secret, ${example}`);
  const given = lookUp(name);
  const value = given?.trim();
  if (given && value === "") return wrong(`names the secret ${name}, which is blank: set it as it was issued`);
  if (!value) return wrong(`names the secret ${name}, which is not set: npx wrangler secret put ${name}`);
  return { ok: true, value };
}
