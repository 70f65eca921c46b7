import * as v from "valibot";
import { readCountry } from "../chat/phone/one-number.ts";
import { suggest } from "../did-you-mean.ts";
import { readNetwork } from "../intake/allowed-ips.ts";
import { CIPHERS, type Cipher } from "../intake/decrypt.ts";
import { type Language, listLanguages, readLanguage } from "../locale/locale.ts";
import { isSafe } from "../loopback.ts";
import type { TextReading } from "../settings-table.ts";
import { HOUR } from "../time/durations.ts";
import { isTimeZone } from "../time/zone.ts";
import { readDayAndTime, readTime } from "./digest.ts";
import { durationOf } from "./duration.ts";
import {
  count,
  days,
  eachEntry,
  flag,
  list,
  namePatterns,
  oneText,
  patterns,
  quoted,
  setting,
  textBy,
  wordSet,
} from "./vars.ts";

const CONTACT_ADDRESS = /^[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Where whoever finds a vulnerability reports it, as a URI. */
function readSecurityContact(given: string): TextReading<string> {
  const address = given.replace(/^mailto:/i, "");
  if (CONTACT_ADDRESS.test(address)) return { ok: true, value: `mailto:${address}` };
  const url = URL.parse(given);
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return { ok: true, value: url.href };
  return { ok: false, problem: "must be a mail address or an https:// address, such as security@example.com" };
}

/** Signed links; and bearer tokens, with the sign-in form and its sessions. */
export const WAYS_IN = ["links", "tokens"] as const;

const JURISDICTIONS = ["eu"] as const;
const MOST_DAYS = 3650;
/** In megabytes: what Cloudflare's Free plan gives, and the most that any plan does. */
const DATABASE_LIMIT = { otherwise: 500, most: 10_000 };
const TEAM = /^(?:https:\/\/)?([a-z\d](?:[a-z\d-]*[a-z\d])?)(?:\.cloudflareaccess\.com\/?)?$/i;
const AUDIENCE = /^[\da-f]{64}$/i;
const TOPIC = /^arn:aws(?:-[a-z-]+)?:sns:[a-z\d-]+:\d{12}:[\w-]{1,256}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
const no = (problem: string) => ({ ok: false, problem }) as const;

/** Every var that is no table: what it holds, and what holds where it is not set. */
export const SETTINGS = {
  publicUrl: setting("PUBLIC_URL", textBy(readOrigin), null),
  timeZone: setting(
    "TIME_ZONE",
    textBy((zone) =>
      isTimeZone(zone) ? ok(zone) : no(`${quoted(zone)} is no time zone: use an IANA name such as Europe/Budapest`),
    ),
    "UTC",
  ),
  country: setting(
    "COUNTRY",
    textBy((given) => {
      const country = readCountry(given);
      if (country !== null) return ok(country);
      const hint = given.toUpperCase() === "UK" ? "the United Kingdom is GB" : "use ISO 3166-1 alpha-2, such as HU";
      return no(`${quoted(given)} is no country that has telephone numbers: ${hint}`);
    }),
    null,
  ),
  language: setting<Language>(
    "LOCALE",
    textBy((locale) => {
      const language = readLanguage(locale);
      return language === null ? no(`${quoted(locale)} is no language we speak: use ${listLanguages()}`) : ok(language);
    }),
    "en",
  ),
  cipher: setting<Cipher>(
    "VCC_CIPHER",
    textBy((named) => {
      const cipher = CIPHERS.find((known) => known === named.toLowerCase());
      return cipher === undefined
        ? no(`is no cipher that VCC Live offers: use one of ${CIPHERS.join(", ")}`)
        : ok(cipher);
    }),
    "aes-256-ctr",
  ),
  allowedIps: setting(
    "VCC_ALLOWED_IPS",
    eachEntry((entry) => {
      const network = readNetwork(entry);
      return network === null
        ? no(`${quoted(entry)} is no address or network: write 192.0.2.1, 192.0.2.0/24 or 2001:db8::/32`)
        : ok(network);
    }),
    [],
  ),
  slaBreached: setting("SLA_BREACHED", wordSet, new Set<string>()),
  slaMet: setting("SLA_MET", wordSet, new Set<string>()),
  bots: setting("BOTS", namePatterns, []),
  autoReplies: setting("AUTO_REPLIES", patterns, []),
  requireEncryption: setting("VCC_REQUIRE_ENCRYPTION", flag, false),
  linkDays: setting("LINK_DAYS", days(0, MOST_DAYS), 7),
  retentionDays: setting("RETENTION_DAYS", days(1, MOST_DAYS), 180),
  auditDays: setting("AUDIT_DAYS", days(1, MOST_DAYS), 365),
  jurisdiction: setting(
    "JURISDICTION",
    textBy((given) => {
      const known = JURISDICTIONS.find((one) => one === given.toLowerCase());
      return known === undefined
        ? no(`${quoted(given.toLowerCase())} is none that we know: use eu, or leave it out`)
        : ok(known);
    }),
    null,
  ),
  tooOldDays: setting("TOO_OLD_DAYS", days(1, MOST_DAYS), 25),
  outOfOrderAfter: setting("OUT_OF_ORDER_AFTER", textBy(durationOf), 24 * HOUR),
  sesTopicArn: setting(
    "SES_TOPIC_ARN",
    textBy((arn) =>
      TOPIC.test(arn) ? ok(arn) : no("is no topic of Amazon SNS: write arn:aws:sns:eu-west-1:123456789012:bounces"),
    ),
    null,
  ),
  emailTo: setting("ALERT_EMAIL_TO", list, []),
  emailFrom: setting("ALERT_EMAIL_FROM", oneText, ""),
  // Who sends the e-mails of the target that ALERT_EMAIL_TO makes: the channel knows what each of them must be.
  emailProvider: setting<unknown>("EMAIL_PROVIDER", v.unknown(), undefined),
  emailHost: setting<unknown>("EMAIL_HOST", v.unknown(), undefined),
  emailPort: setting<unknown>("EMAIL_PORT", v.unknown(), undefined),
  emailUser: setting<unknown>("EMAIL_USER", v.unknown(), undefined),
  emailDomain: setting<unknown>("EMAIL_DOMAIN", v.unknown(), undefined),
  emailRegion: setting<unknown>("EMAIL_REGION", v.unknown(), undefined),
  emailApi: setting<unknown>("EMAIL_API", v.unknown(), undefined),
  slackApi: setting("SLACK_API_URL", oneText, ""),
  accessTeam: setting(
    "ACCESS_TEAM_DOMAIN",
    textBy((domain) => {
      const team = TEAM.exec(domain)?.[1];
      return team === undefined
        ? no("is no team: write https://your-team.cloudflareaccess.com")
        : ok(team.toLowerCase());
    }),
    null,
  ),
  accessAudience: setting(
    "ACCESS_AUD",
    textBy((tag) => (AUDIENCE.test(tag) ? ok(tag) : no("is no audience tag: Access shows one of 64 hex digits"))),
    null,
  ),
  admins: setting(
    "ADMINS",
    eachEntry((entry) =>
      ADDRESS.test(entry)
        ? ok(entry.toLowerCase())
        : no(`${quoted(entry)} is no mail address: write them as Access knows them`),
    ),
    [],
  ),
  accessAlso: setting(
    "ACCESS_ALSO",
    eachEntry((entry) => {
      const word = entry.toLowerCase();
      const way = WAYS_IN.find((one) => one === word);
      return way === undefined ? no(`${quoted(word)} is no way in beside Access; ${suggest(word, WAYS_IN)}`) : ok(way);
    }),
    [],
  ),
  sessionIdle: setting("SESSION_IDLE", textBy(durationOf), 4 * HOUR),
  securityContact: setting("SECURITY_CONTACT", textBy(readSecurityContact), null),
  digestDaily: setting("DIGEST_DAILY", textBy(readTime), null),
  digestWeekly: setting("DIGEST_WEEKLY", textBy(readDayAndTime), null),
  /** One target or several: which there are is only known beside TARGETS. */
  engineers: setting<unknown>("ENGINEERS", v.unknown(), null),
  quietAfter: setting("QUIET_AFTER", textBy(durationOf), null),
  quietHours: setting("QUIET_HOURS", oneText, ""),
  databaseLimit: setting("DATABASE_LIMIT_MB", count("megabytes", 1, DATABASE_LIMIT.most), DATABASE_LIMIT.otherwise),
};

function readOrigin(given: string) {
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "") {
    return no("is no origin: write https:// and the host alone, such as https://alerts.example.com");
  }
  if (isSafe(url)) return ok(url.origin);
  return no(`must start with https:// (http:// only to this machine): write https://${url.host}`);
}
