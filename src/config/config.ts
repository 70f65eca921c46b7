import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { SelfCheck } from "../alerts/self-check.ts";
import type { CrmLink } from "../chat/fields/crm-links.ts";
import type { Labels } from "../chat/fields/labels.ts";
import type { ReadingSettings } from "../chat/reading-settings.ts";
import type { SlaWords } from "../chat/sla.ts";
import type { AllowedIps } from "../intake/allowed-ips.ts";
import type { Encryption } from "../intake/decrypt.ts";
import type { MailWebhooks } from "../intake/mail/provider.ts";
import type { Language } from "../locale/locale.ts";
import { type CloudflareAccess, readCloudflareAccess } from "./access.ts";
import { readCrmLinks } from "./crm-links.ts";
import { readHours } from "./hours.ts";
import { readLabels } from "./labels.ts";
import { type MissingMailWebhook, missingMailWebhooks, readMailWebhooks } from "./mail-webhooks.ts";
import { checkNames, VARS } from "./names.ts";
import { type Privacy, readPrivacy } from "./privacy.ts";
import { readRules } from "./rules.ts";
import { checkOtherSecrets, type WeakSecrets, weakSecrets } from "./secrets.ts";
import { readSelfCheck } from "./self-check.ts";
import { checkSize } from "./size.ts";
import { readTargets, type Target, type Targets } from "./targets.ts";
import { SETTINGS } from "./var-table.ts";
import { type Env, HOW_TO_SET, isSet, type Report, readSetting, type Setting, secret, untrimmed } from "./vars.ts";

/** The settings in force, read once. */
export interface Config extends Privacy {
  readonly encryption: Encryption | null;
  /** Plain bodies are refused. */
  readonly requireEncryption: boolean;
  readonly allowedIps: AllowedIps;
  readonly slaWords: SlaWords;
  readonly reading: ReadingSettings;
  readonly labels: Labels;
  readonly crmLinks: readonly CrmLink[];
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
  readonly mailWebhooks: MailWebhooks;
  /** Of providers that targets send with. */
  readonly missingMailWebhooks: readonly MissingMailWebhook[];
  /** Null: the origin at which the last genuine webhook came in. */
  readonly publicUrl: string | null;
  /** Where vulnerabilities are reported, as a URI. Null: nowhere is said. */
  readonly securityContact: string | null;
  readonly timeZone: string;
  readonly language: Language;
  readonly targets: ReadonlyMap<string, Target>;
  /** Those that get every change of an alert as an event. */
  readonly eventTargets: readonly string[];
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
  const read = <Value>(setting: Setting<Value>) => readSetting(env, setting, wrong);
  const timeZone = read(SETTINGS.timeZone);
  const language = read(SETTINGS.language);
  const targets = readTargets(env, language, wrong);
  const routing = readRouting(env, timeZone, targets, wrong);
  const cloudflareAccess = readCloudflareAccess(env, wrong);
  const config: Config = {
    encryption: readEncryption(env, wrong),
    requireEncryption: readRequireEncryption(env, wrong),
    allowedIps: read(SETTINGS.allowedIps),
    slaWords: { breached: read(SETTINGS.slaBreached), met: read(SETTINGS.slaMet) },
    reading: {
      timeZone,
      country: read(SETTINGS.country),
      bots: read(SETTINGS.bots),
      autoReplies: read(SETTINGS.autoReplies),
    },
    labels: readLabels(env, wrong),
    crmLinks: readCrmLinks(env, wrong),
    adminToken: secret(env, "ADMIN_TOKEN") ?? "",
    supervisorToken: secret(env, "SUPERVISOR_TOKEN"),
    sessionIdle: read(SETTINGS.sessionIdle),
    slackSigningSecret: secret(env, "SLACK_SIGNING_SECRET"),
    cloudflareAccess,
    linkSecret: secret(env, "LINK_SECRET") ?? null,
    linkSecretPrevious: secret(env, "LINK_SECRET_PREVIOUS")?.trim() || null,
    untrimmed: {
      linkSecrets: ["LINK_SECRET", "LINK_SECRET_PREVIOUS"].flatMap((name) => untrimmed(env, name)),
      adminTokens: untrimmed(env, "ADMIN_TOKEN"),
    },
    linkDays: read(SETTINGS.linkDays),
    mailWebhooks: readMailWebhooks(env, wrong),
    missingMailWebhooks: missingMailWebhooks(env),
    ...readPrivacy(env, wrong),
    publicUrl: readPublicUrl(env, cloudflareAccess !== null, wrong),
    securityContact: read(SETTINGS.securityContact),
    timeZone,
    language,
    targets: targets.ready,
    eventTargets: [...targets.ready]
      .filter(([, { destination }]) => destination.updates === "events")
      .map(([name]) => name),
    outOfOrderAfter: read(SETTINGS.outOfOrderAfter),
    routing,
    watch: readSelfCheck(env, targets.names, routing, wrong),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes, weak };
}

/** What of the settings decides how long a chat is held and kept, as far as it can be read: whatever else is wrong. */
export function readKeeping(env: Env): { readonly routing: NotificationPolicy; readonly retentionDays: number } {
  const ignored: Report = () => {};
  const timeZone = readSetting(env, SETTINGS.timeZone, ignored);
  const targets = readTargets(env, readSetting(env, SETTINGS.language, ignored), ignored);
  return {
    routing: readRouting(env, timeZone, targets, ignored),
    retentionDays: readPrivacy(env, ignored).retentionDays,
  };
}

function readRouting(env: Env, timeZone: string, targets: Targets, wrong: Report): NotificationPolicy {
  const hours = readHours(env, timeZone, wrong);
  const rules = readRules(env, { targets: targets.names, hours: [...hours.keys()] }, wrong);
  const defaults = rules.length === 0 ? targets.names : targets.defaults;
  return { rules, hours, defaults, tooOldDays: readSetting(env, SETTINGS.tooOldDays, wrong) };
}

function readEncryption(env: Env, wrong: Report): Encryption | null {
  const cipher = readSetting(env, SETTINGS.cipher, wrong);
  const key = secret(env, "VCC_ENCRYPTION_KEY");
  return key === undefined ? null : { cipher, key };
}

function readRequireEncryption(env: Env, wrong: Report): boolean {
  const required = readSetting(env, SETTINGS.requireEncryption, wrong);
  if (required && (env.VCC_ENCRYPTION_KEY ?? "") === "") {
    wrong(
      "VCC_ENCRYPTION_KEY",
      `is not set, and VCC_REQUIRE_ENCRYPTION is true: every body would be refused; ${HOW_TO_SET}`,
    );
  }
  return required;
}

function readPublicUrl(env: Env, isRequired: boolean, wrong: Report): string | null {
  const { publicUrl } = SETTINGS;
  if (isRequired && !isSet(env, publicUrl.name)) {
    wrong(publicUrl.name, "is not set, and Cloudflare Access is: write the address that Access guards");
  }
  return readSetting(env, publicUrl, wrong);
}
