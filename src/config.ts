import { type Destination, destination } from "./channels/registry.ts";
import type { SlaWords } from "./chat/sla.ts";
import { type AllowedIps, readNetwork } from "./intake/allowed-ips.ts";
import { CIPHERS, type Encryption } from "./intake/decrypt.ts";
import { LANGUAGES, type Language, readLanguage } from "./locale/locale.ts";

/** The settings in force, read once. */
export interface Config {
  readonly encryption: Encryption | null;
  readonly allowedIps: AllowedIps;
  readonly slaWords: SlaWords;
  readonly adminToken: string;
  /** The first signs links, all of them open. */
  readonly linkSecrets: readonly string[];
  /** 0: no link opens anything. */
  readonly linkDays: number;
  readonly retentionDays: number;
  /** Null: the origin at which the last genuine webhook came in. */
  readonly publicUrl: string | null;
  readonly timeZone: string;
  readonly language: Language;
  readonly targets: ReadonlyMap<string, Destination>;
  /** Names of the targets that hear of an alert. */
  readonly hearers: readonly string[];
}

/** A setting that is wrong: where, and what would be right. Never a secret's value. */
export interface ConfigMistake {
  readonly setting: string;
  readonly problem: string;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[] };

type Env = Readonly<Record<string, unknown>>;

/** Reads every setting, and names every mistake at once. */
export function readConfig(env: Env): ConfigReading {
  const mistakes: ConfigMistake[] = [];
  const wrong = (setting: string, problem: string) => {
    mistakes.push({ setting, problem });
  };
  if (secret(env, "VCC_SECRET_KEY") === undefined) wrong("VCC_SECRET_KEY", `is not set: ${HOW_TO_SET}`);
  const adminToken = secret(env, "ADMIN_TOKEN");
  if (adminToken === undefined) wrong("ADMIN_TOKEN", `is not set: ${HOW_TO_SET}`);
  const targets = readTargets(env, wrong);
  const config: Config = {
    encryption: readEncryption(env, wrong),
    allowedIps: readAllowedIps(env, wrong),
    slaWords: { breached: words(env, "SLA_BREACHED", wrong), met: words(env, "SLA_MET", wrong) },
    adminToken: adminToken ?? "",
    linkSecrets: [secret(env, "LINK_SECRET") ?? adminToken, secret(env, "LINK_SECRET_PREVIOUS")].filter(isSet),
    linkDays: days(env, "LINK_DAYS", 7, 0, wrong),
    retentionDays: days(env, "RETENTION_DAYS", 180, 1, wrong),
    publicUrl: readPublicUrl(env, wrong),
    timeZone: readTimeZone(env, wrong),
    language: readLocale(env, wrong),
    targets,
    hearers: [...targets.keys()],
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
}

/** A secret by its name; undefined when it is not set, or empty. */
export function secret(env: Env, name: string): string | undefined {
  const value = env[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

type Wrong = (setting: string, problem: string) => void;

const HOW_TO_SET = "set it with `wrangler secret put`, or in .dev.vars for a local run";

function isSet(text: string | undefined): text is string {
  return text !== undefined;
}

function readTargets(env: Env, wrong: Wrong): ReadonlyMap<string, Destination> {
  const targets = new Map<string, Destination>();
  if (secret(env, "SLACK_WEBHOOK_URL") === undefined) {
    wrong("SLACK_WEBHOOK_URL", `is not set, so nobody would hear of an alert: ${HOW_TO_SET}`);
    return targets;
  }
  const opened = destination({ channel: "slack", webhook: "SLACK_WEBHOOK_URL" }, (name) => secret(env, name));
  if (opened.ok) targets.set("slack", opened.destination);
  else for (const { problem } of opened.mistakes) wrong("SLACK_WEBHOOK_URL", problem);
  return targets;
}

function readEncryption(env: Env, wrong: Wrong): Encryption | null {
  const named = text(env, "VCC_CIPHER", "aes-256-ctr", wrong).toLowerCase();
  const cipher = CIPHERS.find((known) => known === named);
  if (cipher === undefined) wrong("VCC_CIPHER", `is no cipher that VCC Live offers: use one of ${CIPHERS.join(", ")}`);
  const key = secret(env, "VCC_ENCRYPTION_KEY");
  return key === undefined || cipher === undefined ? null : { cipher, key };
}

function readAllowedIps(env: Env, wrong: Wrong): AllowedIps {
  return list(env, "VCC_ALLOWED_IPS", wrong).flatMap((entry) => {
    const network = readNetwork(entry);
    if (network !== null) return [network];
    wrong("VCC_ALLOWED_IPS", `"${entry}" is no address or network: write 192.0.2.1, 192.0.2.0/24 or 2001:db8::/32`);
    return [];
  });
}

function readPublicUrl(env: Env, wrong: Wrong): string | null {
  const given = text(env, "PUBLIC_URL", "", wrong);
  if (given === "") return null;
  const url = URL.parse(given);
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "") return url.origin;
  wrong("PUBLIC_URL", "is no origin: write https:// and the host alone, such as https://alerts.example.com");
  return null;
}

function readTimeZone(env: Env, wrong: Wrong): string {
  const timeZone = text(env, "TIME_ZONE", "UTC", wrong);
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    wrong("TIME_ZONE", `"${timeZone}" is no time zone: use an IANA name such as Europe/Budapest`);
  }
  return timeZone;
}

function readLocale(env: Env, wrong: Wrong): Language {
  const locale = text(env, "LOCALE", "en", wrong);
  const language = readLanguage(locale);
  if (language === null) wrong("LOCALE", `"${locale}" is no language we speak: use ${LANGUAGES.join(" or ")}`);
  return language ?? "en";
}

/** Vars are texts, and a number or a list where TOML has one. */
function text(env: Env, name: string, otherwise: string, wrong: Wrong): string {
  const value = env[name] ?? "";
  if (typeof value === "string") return value.trim() || otherwise;
  wrong(name, "must be a text in quotes");
  return otherwise;
}

function list(env: Env, name: string, wrong: Wrong): readonly string[] {
  const value = env[name] ?? [];
  const entries: readonly unknown[] =
    typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [null];
  if (entries.every((entry) => typeof entry === "string")) return entries.map((entry) => entry.trim()).filter(Boolean);
  wrong(name, 'must be a list of texts, such as ["one", "two"]');
  return [];
}

function words(env: Env, name: string, wrong: Wrong): ReadonlySet<string> {
  return new Set(list(env, name, wrong).map((word) => word.toLowerCase()));
}

function days(env: Env, name: string, otherwise: number, least: number, wrong: Wrong): number {
  const value = env[name] ?? "";
  const count = typeof value === "string" && /^\s*\d*\s*$/.test(value) ? Number(value.trim() || otherwise) : value;
  if (typeof count === "number" && Number.isInteger(count) && count >= least && count <= 3650) return count;
  wrong(name, `must be a whole number of days from ${least} to 3650`);
  return otherwise;
}
