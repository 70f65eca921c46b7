import { shortened } from "../strict-table.ts";

/** The Worker's env as it comes: vars are texts, and numbers, lists and tables where TOML has them; secrets are texts. */
export type Env = Readonly<Record<string, unknown>>;

/** Takes down a mistake: which setting, what is wrong and what would be right. Never a secret's value. */
export type Report = (setting: string, problem: string) => void;

/** What is wrong as it was given. Never of a secret. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

export const HOW_TO_SET = "set it with `npx wrangler secret put`, or in .dev.vars for a local run";

/** What opens this service to whoever knows it: current ones, of which each opens something else. */
export const OWN_SECRETS = ["VCC_SECRET_KEY", "ADMIN_TOKEN", "SUPERVISOR_TOKEN", "LINK_SECRET"] as const;
export type OwnSecret = (typeof OWN_SECRETS)[number];

/**
 * A secret by its name; undefined when it is not set, or empty. Our own current ones are trimmed: a line end that was
 * piped in with one is none of it. Any other is as it was given, above all the encryption key, which is raw bytes.
 */
export function secret(env: Env, name: string): string | undefined {
  const value = env[name];
  if (typeof value !== "string") return undefined;
  const own = OWN_SECRETS.some((known) => known === name);
  return (own ? value.trim() : value) || undefined;
}

/** A secret as it was given, where spaces stand around it: so it was used before secrets were trimmed. Else none. */
export function untrimmed(env: Env, name: string): readonly string[] {
  const value = env[name];
  return typeof value === "string" && value.trim() !== "" && value.trim() !== value ? [value] : [];
}

/** True or false, as TOML has it or as a text; not set is false. */
export function flag(env: Env, name: string, wrong: Report): boolean {
  const value = env[name] ?? "";
  const given = typeof value === "string" ? value.trim().toLowerCase() : value;
  if (given === true || given === "true") return true;
  if (given !== false && given !== "false" && given !== "") wrong(name, "must be true or false");
  return false;
}

export function text(env: Env, name: string, otherwise: string, wrong: Report): string {
  const value = env[name] ?? "";
  if (typeof value === "string") return value.trim() || otherwise;
  wrong(name, "must be a text in quotes");
  return otherwise;
}

/** A list of texts, or one text with commas. */
export function list(env: Env, name: string, wrong: Report): readonly string[] {
  const value = env[name] ?? [];
  const entries: readonly unknown[] =
    typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [null];
  if (entries.every((entry) => typeof entry === "string")) return entries.map((entry) => entry.trim()).filter(Boolean);
  wrong(name, 'must be a list of texts, such as ["one", "two"]');
  return [];
}

/** A list of words that are compared without regard to case. */
export function words(env: Env, name: string, wrong: Report): ReadonlySet<string> {
  return new Set(list(env, name, wrong).map((word) => word.toLowerCase()));
}

/** A whole number of what is counted, such as days: as a number or in digits. */
export function count(env: Env, name: string, otherwise: number, { of, least, most }: Range, wrong: Report): number {
  const value = env[name] ?? "";
  const given = typeof value === "string" && /^\s*\d*\s*$/.test(value) ? Number(value.trim() || otherwise) : value;
  if (typeof given === "number" && Number.isInteger(given) && given >= least && given <= most) return given;
  wrong(name, `must be a whole number of ${of} from ${least} to ${most}`);
  return otherwise;
}

interface Range {
  readonly of: string;
  readonly least: number;
  readonly most: number;
}

export function days(env: Env, name: string, otherwise: number, least: number, wrong: Report): number {
  return count(env, name, otherwise, { of: "days", least, most: MOST_DAYS }, wrong);
}

const MOST_DAYS = 3650;
