import { isSvixSecret } from "../intake/mail/provider.ts";
import { type Env, HOW_TO_SET, OWN_SECRETS, type OwnSecret, type Report, secret } from "./vars.ts";

/** In characters, without the spaces around them. */
const SHORTEST = 32;
const NO_TEXT = "must be a text in quotes";
const HOW_TO_MAKE = `make one with \`openssl rand -hex 32\` and ${HOW_TO_SET}`;

/** The current secrets that each one from before may be the same as: while it is replaced, and as the README has it. */
const PREVIOUS: Readonly<Record<string, readonly OwnSecret[]>> = {
  VCC_SECRET_KEY_PREVIOUS: ["VCC_SECRET_KEY"],
  LINK_SECRET_PREVIOUS: ["LINK_SECRET", "ADMIN_TOKEN"],
};

/** Those that others issue, and that no target has to name. */
const ISSUED_BY_OTHERS = [
  ...["VCC_ENCRYPTION_KEY", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
  ...["RESEND_WEBHOOK_SECRET", "MAILGUN_SIGNING_KEY"],
];

export interface WeakSecrets {
  readonly mistakes: readonly { readonly setting: string; readonly problem: string }[];
  /** Those that open nothing: they are weak, or the same as one that opens something else. */
  readonly unusable: readonly OwnSecret[];
}

/** What is wrong with our own secrets. One that is not set is not weak. */
export function weakSecrets(env: Env): WeakSecrets {
  const mistakes: { setting: string; problem: string }[] = [];
  const unusable = new Set<OwnSecret>();
  const wrong = (setting: string, problem: string, which: readonly OwnSecret[]) => {
    mistakes.push({ setting, problem });
    for (const name of which) unusable.add(name);
  };
  for (const [index, name] of OWN_SECRETS.entries()) {
    const problem = weakness(env[name]);
    if (problem !== null) wrong(name, problem, [name]);
    const same = OWN_SECRETS.slice(0, index).filter((other) => areSame(env, name, other));
    if (same.length > 0) {
      const why = `is the same as ${listed(same)}: whoever has one has the other too, so ${HOW_TO_MAKE}`;
      wrong(name, why, [name, ...same]);
    }
  }
  for (const [name, allowed] of Object.entries(PREVIOUS)) {
    if (!isText(env[name])) wrong(name, NO_TEXT, []);
    if (isBlank(env[name]))
      wrong(name, `is blank: set it to the one before, or npx wrangler secret delete ${name}`, []);
    const same = OWN_SECRETS.filter((other) => !allowed.includes(other) && areSame(env, name, other));
    if (same.length > 0) {
      wrong(name, `is the same as ${listed(same)}: it opens something else, so replace ${listed(same)}`, same);
    }
  }
  return { mistakes, unusable: [...unusable] };
}

/** What is wrong with the secrets that others issue: any text will do, but a blank one is a slip. */
export function checkOtherSecrets(env: Env, wrong: Report): void {
  for (const name of ISSUED_BY_OTHERS) {
    if (isBlank(env[name])) wrong(name, "is blank: set it as it was issued, or delete it");
    else if (!isText(env[name])) wrong(name, NO_TEXT);
  }
  const resend = secret(env, "RESEND_WEBHOOK_SECRET")?.trim() ?? "";
  if (resend !== "" && !isSvixSecret(resend)) {
    wrong("RESEND_WEBHOOK_SECRET", "is no signing secret of Resend: copy it whole, whsec_ included");
  }
}

/** Set, and nothing but spaces. */
export function isBlank(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value.trim() === "";
}

export function isShort(value: string): boolean {
  return [...value.trim()].length < SHORTEST;
}

function weakness(value: unknown): string | null {
  if (!isText(value)) return NO_TEXT;
  if (isBlank(value)) return `is blank: ${HOW_TO_MAKE}`;
  if (typeof value !== "string" || value === "" || !isShort(value)) return null;
  return `is shorter than ${SHORTEST} characters, so that somebody could find it by trying: ${HOW_TO_MAKE}`;
}

/** What is not set counts as one. */
function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function areSame(env: Env, name: string, other: OwnSecret): boolean {
  const value = secret(env, name)?.trim();
  return value !== undefined && value !== "" && value === secret(env, other);
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
