import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { SelfCheck } from "../alerts/self-check.ts";
import { isSafe } from "../channels/settings.ts";
import type { SlaWords } from "../chat/sla.ts";
import { type AllowedIps, readNetwork } from "../intake/allowed-ips.ts";
import { CIPHERS, type Encryption } from "../intake/decrypt.ts";
import { type Language, listLanguages, readLanguage } from "../locale/locale.ts";
import { isTimeZone } from "../time/zone.ts";
import { type CloudflareAccess, readCloudflareAccess } from "./access.ts";
import { readSecurityContact } from "./contact.ts";
import { DURATION, readDuration } from "./duration.ts";
import { readHours } from "./hours.ts";
import { checkNames, VARS } from "./names.ts";
import { type Privacy, readPrivacy } from "./privacy.ts";
import { readRules } from "./rules.ts";
import { checkOtherSecrets, type WeakSecrets, weakSecrets } from "./secrets.ts";
import { readSelfCheck } from "./self-check.ts";
import { readSessionIdle } from "./session.ts";
import { checkSize } from "./size.ts";
import { readTargets, type Target, type Targets } from "./targets.ts";
import { days, type Env, flag, HOW_TO_SET, list, type Report, secret, text, untrimmed, words } from "./vars.ts";

/** The settings in force, read once. */
export interface Config extends Privacy {
  readonly encryption: Encryption | null;
  /** Plain bodies are refused. */
  readonly requireEncryption: boolean;
  readonly allowedIps: AllowedIps;
  readonly slaWords: SlaWords;
  readonly adminToken: string;
  readonly supervisorToken: string | undefined;
  /** A session ends after so long without use, in milliseconds. */
  readonly sessionIdle: number;
  /** Undefined where it is not set: then nothing is taken for pressed in Slack. */
  readonly slackSigningSecret: string | undefined;
  /** Null: nobody comes by Cloudflare Access. */
  readonly cloudflareAccess: CloudflareAccess | null;
  /** Signs links, and seals copies. Null: a secret that is generated once, and kept in D1, does. */
  readonly linkSecret: string | null;
  /** Opens what it signed, and signs nothing. */
  readonly linkSecretPrevious: string | null;
  /** What signed links before secrets were trimmed, where spaces stand around them. It opens those, and signs nothing. */
  readonly untrimmed: { readonly linkSecrets: readonly string[]; readonly adminTokens: readonly string[] };
  /** 0: no link opens anything. */
  readonly linkDays: number;
  /** Null: the origin at which the last genuine webhook came in. */
  readonly publicUrl: string | null;
  /** Where vulnerabilities are reported, as a URI. Null: nowhere is said. */
  readonly securityContact: string | null;
  readonly timeZone: string;
  readonly language: Language;
  readonly targets: ReadonlyMap<string, Target>;
  /** A target is switched off after nothing but failures for so long, in milliseconds. */
  readonly outOfOrderAfter: number;
  readonly routing: NotificationPolicy;
  readonly watch: SelfCheck;
}

/** A setting that is wrong: where, and what would be right. Never a secret's value. */
export interface ConfigMistake {
  readonly setting: string;
  readonly problem: string;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[]; readonly weak: WeakSecrets };

/** Reads every setting, and names every mistake at once. */
export function readConfig(env: Env): ConfigReading {
  const weak = weakSecrets(env);
  const mistakes: ConfigMistake[] = [...weak.mistakes];
  const wrong: Report = (setting, problem) => {
    mistakes.push({ setting, problem });
  };
  checkNames(env, wrong);
  for (const name of VARS) checkSize(env, name, wrong);
  for (const name of ["VCC_SECRET_KEY", "ADMIN_TOKEN"]) {
    if ((env[name] ?? "") === "") wrong(name, `is not set: ${HOW_TO_SET}`);
  }
  checkOtherSecrets(env, wrong);
  const timeZone = readTimeZone(env, wrong);
  const language = readLocale(env, wrong);
  const targets = readTargets(env, language, wrong);
  const routing = readRouting(env, timeZone, targets, wrong);
  const cloudflareAccess = readCloudflareAccess(env, wrong);
  const config: Config = {
    encryption: readEncryption(env, wrong),
    requireEncryption: readRequireEncryption(env, wrong),
    allowedIps: readAllowedIps(env, wrong),
    slaWords: { breached: words(env, "SLA_BREACHED", wrong), met: words(env, "SLA_MET", wrong) },
    adminToken: secret(env, "ADMIN_TOKEN") ?? "",
    supervisorToken: secret(env, "SUPERVISOR_TOKEN"),
    sessionIdle: readSessionIdle(env, wrong),
    slackSigningSecret: secret(env, "SLACK_SIGNING_SECRET"),
    cloudflareAccess,
    linkSecret: secret(env, "LINK_SECRET") ?? null,
    linkSecretPrevious: secret(env, "LINK_SECRET_PREVIOUS")?.trim() || null,
    untrimmed: {
      linkSecrets: ["LINK_SECRET", "LINK_SECRET_PREVIOUS"].flatMap((name) => untrimmed(env, name)),
      adminTokens: untrimmed(env, "ADMIN_TOKEN"),
    },
    linkDays: days(env, "LINK_DAYS", 7, 0, wrong),
    ...readPrivacy(env, wrong),
    publicUrl: readPublicUrl(env, cloudflareAccess !== null, wrong),
    securityContact: readSecurityContact(env, wrong),
    timeZone,
    language,
    targets: targets.ready,
    outOfOrderAfter: readOutOfOrderAfter(env, wrong),
    routing,
    watch: readSelfCheck(env, targets.names, routing, wrong),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes, weak };
}

/** What of the settings decides how long a chat is held and kept, as far as it can be read: whatever else is wrong. */
export function readKeeping(env: Env): { readonly routing: NotificationPolicy; readonly retentionDays: number } {
  const ignored: Report = () => {};
  const timeZone = readTimeZone(env, ignored);
  const targets = readTargets(env, readLocale(env, ignored), ignored);
  return {
    routing: readRouting(env, timeZone, targets, ignored),
    retentionDays: readPrivacy(env, ignored).retentionDays,
  };
}

function readRouting(env: Env, timeZone: string, targets: Targets, wrong: Report): NotificationPolicy {
  const hours = readHours(env, timeZone, wrong);
  const rules = readRules(env, { targets: targets.names, hours: [...hours.keys()] }, wrong);
  const defaults = rules.length === 0 ? targets.names : targets.defaults;
  return { rules, hours, defaults, tooOldDays: days(env, "TOO_OLD_DAYS", 25, 1, wrong) };
}

function readOutOfOrderAfter(env: Env, wrong: Report): number {
  const after = readDuration(text(env, "OUT_OF_ORDER_AFTER", "24h", wrong));
  if (after === null) wrong("OUT_OF_ORDER_AFTER", `must be ${DURATION}`);
  return after ?? 0;
}

function readEncryption(env: Env, wrong: Report): Encryption | null {
  const named = text(env, "VCC_CIPHER", "aes-256-ctr", wrong).toLowerCase();
  const cipher = CIPHERS.find((known) => known === named);
  if (cipher === undefined) wrong("VCC_CIPHER", `is no cipher that VCC Live offers: use one of ${CIPHERS.join(", ")}`);
  const key = secret(env, "VCC_ENCRYPTION_KEY");
  return key === undefined || cipher === undefined ? null : { cipher, key };
}

function readRequireEncryption(env: Env, wrong: Report): boolean {
  const required = flag(env, "VCC_REQUIRE_ENCRYPTION", wrong);
  if (required && (env.VCC_ENCRYPTION_KEY ?? "") === "") {
    wrong(
      "VCC_ENCRYPTION_KEY",
      `is not set, and VCC_REQUIRE_ENCRYPTION is true: every body would be refused; ${HOW_TO_SET}`,
    );
  }
  return required;
}

function readAllowedIps(env: Env, wrong: Report): AllowedIps {
  return list(env, "VCC_ALLOWED_IPS", wrong).flatMap((entry) => {
    const network = readNetwork(entry);
    if (network !== null) return [network];
    wrong("VCC_ALLOWED_IPS", `"${entry}" is no address or network: write 192.0.2.1, 192.0.2.0/24 or 2001:db8::/32`);
    return [];
  });
}

function readPublicUrl(env: Env, isRequired: boolean, wrong: Report): string | null {
  const given = text(env, "PUBLIC_URL", "", wrong);
  if (given === "") {
    if (isRequired) wrong("PUBLIC_URL", "is not set, and Cloudflare Access is: write the address that Access guards");
    return null;
  }
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "") {
    wrong("PUBLIC_URL", "is no origin: write https:// and the host alone, such as https://alerts.example.com");
    return null;
  }
  if (isSafe(url)) return url.origin;
  wrong("PUBLIC_URL", `must start with https:// (http:// only to this machine): write https://${url.host}`);
  return null;
}

function readTimeZone(env: Env, wrong: Report): string {
  const timeZone = text(env, "TIME_ZONE", "UTC", wrong);
  if (isTimeZone(timeZone)) return timeZone;
  wrong("TIME_ZONE", `"${timeZone}" is no time zone: use an IANA name such as Europe/Budapest`);
  return "UTC";
}

function readLocale(env: Env, wrong: Report): Language {
  const locale = text(env, "LOCALE", "en", wrong);
  const language = readLanguage(locale);
  if (language === null) wrong("LOCALE", `"${locale}" is no language we speak: use ${listLanguages()}`);
  return language ?? "en";
}
