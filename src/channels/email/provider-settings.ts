import * as v from "valibot";
import type { LookUp } from "../channel.ts";
import { isLoopback, isSafe, noPlace, readBy, secretValue, suggest, type TextReading } from "../settings.ts";
import type { Provider, Smtp } from "./providers/provider.ts";

/** The keys of a target that only some providers have. */
const KEYS = {
  cloudflare: [],
  resend: ["key", "api"],
  postmark: ["key", "api"],
  mailgun: ["key", "domain", "region", "api"],
  ses: ["access_key", "secret_key", "region", "api"],
  smtp: ["host", "port", "user", "password"],
} as const satisfies Readonly<Record<Provider["name"], readonly string[]>>;

const NAMES: readonly Provider["name"][] = ["cloudflare", "resend", "postmark", "mailgun", "ses", "smtp"];

/** The keys of its own that a provider has; those of Cloudflare, if it is none or is not known: none. */
export function keysOf(provider: unknown): readonly string[] {
  const read = readProviderName(provider);
  return read.ok ? KEYS[read.value] : [];
}

/** The names of secrets among them. */
export const SECRET_KEYS: readonly string[] = ["key", "access_key", "secret_key", "password"];

export function readProviderName(given: unknown): TextReading<Provider["name"]> {
  if (given === undefined) return { ok: true, value: "cloudflare" };
  const name = typeof given === "string" ? NAMES.find((known) => known === given.trim().toLowerCase()) : undefined;
  if (name !== undefined) return { ok: true, value: name };
  const all = NAMES.map((known) => `"${known}"`).join(", ");
  if (typeof given !== "string") return { ok: false, problem: `must name who sends the e-mails: ${all}` };
  return { ok: false, problem: `is no mail provider; ${suggest(given, NAMES)}` };
}

/** Keys that belong to other providers, as mistakes that say so. If the provider itself is wrong, they may be right. */
export function foreignKeys(own: Provider["name"] | null): Record<never, never> {
  const known: readonly string[] = own === null ? [] : KEYS[own];
  const others = [...new Set(Object.values(KEYS).flat())].filter((key) => !known.includes(key));
  return Object.fromEntries(others.map((key) => [key, own === null ? v.unknown() : noPlace(belongsTo(key, own))]));
}

function belongsTo(key: string, own: string): string {
  const owners = Object.entries(KEYS).flatMap(([name, keys]) => (keys.some((one) => one === key) ? [name] : []));
  const named = owners.map((name) => `"${name}"`);
  const listed = named.length === 1 ? named[0] : `${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
  return `is a setting of provider = ${listed}, and this target's is "${own}": leave one of the two out`;
}

const KEY = /^[\x21-\x7e]+$/;

/** A key that must be there; a mistake names it, because the place of a missing one is the target. */
function needed<Schema extends v.GenericSchema<unknown, unknown>>(key: string, form: string, schema: Schema) {
  const present = readBy((given: unknown): TextReading<unknown> => {
    return given === undefined ? { ok: false, problem: `has no ${key}: it ${form}` } : { ok: true, value: given };
  });
  return v.pipe(v.unknown(), present, schema);
}

export function keyIn(key: string, example: string, lookUp: LookUp) {
  const value = v.pipe(
    secretValue(`such as "${example}", and never the key itself`, lookUp),
    v.check(
      (text) => KEY.test(text),
      "names a secret that can not be a key: one has letters, digits and signs, and no spaces",
    ),
  );
  return needed(key, `must be the name of a secret, such as "${example}"`, value);
}

/** Anything but what would end a line, or the whole. */
export function passwordIn(lookUp: LookUp) {
  const value = v.pipe(
    secretValue('such as "SMTP_PASSWORD", and never the password itself', lookUp),
    v.check((text) => !/\p{Cc}/u.test(text), "names a secret with control characters, which no password has"),
  );
  return needed("password", 'must be the name of a secret, such as "SMTP_PASSWORD"', value);
}

/** The address of the service, or of a stand-in, without a slash at its end. */
export function apiAt(usual: string) {
  return v.pipe(
    v.unknown(),
    readBy((given: unknown): TextReading<string> => {
      const text = given === undefined ? usual : given;
      const url = typeof text === "string" ? URL.parse(text.trim()) : null;
      const isBare = url !== null && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
      if (url !== null && isBare && isSafe(url)) return { ok: true, value: url.href.replace(/\/+$/, "") };
      return { ok: false, problem: `must start with https:// (http:// only to this machine), such as ${usual}` };
    }),
  );
}

const DOMAIN = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const AWS_REGION = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/;

export const mailgunDomain = textLike(
  "domain",
  DOMAIN,
  'must be the domain that Mailgun sends from, such as "mg.example.com"',
);
export const awsRegion = textLike(
  "region",
  AWS_REGION,
  'must be the region of your SES account, such as "eu-central-1"',
);

function textLike(key: string, form: RegExp, problem: string) {
  return needed(key, problem, v.pipe(v.string(problem), v.trim(), v.toLowerCase(), v.regex(form, problem)));
}

/** Mailgun keeps domains in one of two places, and knows nothing of those in the other. */
export const mailgunRegion = v.pipe(
  v.unknown(),
  readBy((given: unknown): TextReading<string> => {
    const region = given === undefined ? "us" : String(given).trim().toLowerCase();
    if (region === "us") return { ok: true, value: "https://api.mailgun.net" };
    if (region === "eu") return { ok: true, value: "https://api.eu.mailgun.net" };
    return { ok: false, problem: 'must be where your Mailgun domain is: "us" or "eu"' };
  }),
);

const PORTS = { implicit: 465, starttls: 587 } as const;
const HOST =
  /^(?:(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?|\d{1,3}(?:\.\d{1,3}){3}|localhost)$/i;
const HOST_FORM = 'must be the name of your mail server alone, such as "smtp.example.com"';

export const smtpHost = textLike("host", HOST, HOST_FORM);

const USER_FORM = "must be the name that the mail server knows you by";

export const smtpUser = needed(
  "user",
  USER_FORM,
  v.pipe(v.string(USER_FORM), v.regex(/^[^\p{Cc}]{1,320}$/u, "must be one line, of at most 320 characters")),
);

/** How the connection is encrypted follows from the port; on this machine any port is a stand-in's. */
export function smtpPort(host: unknown) {
  const isHere = typeof host === "string" && isLoopback(host.trim().toLowerCase());
  return v.pipe(
    v.unknown(),
    readBy((given: unknown): TextReading<Pick<Smtp, "port" | "tls">> => {
      const text = given === undefined ? String(PORTS.implicit) : String(given).trim();
      const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
      if (port === PORTS.implicit) return { ok: true, value: { port, tls: "implicit" } };
      if (isHere && port > 0 && port < 65_536) return { ok: true, value: { port, tls: "optional" } };
      if (port === PORTS.starttls) return { ok: true, value: { port, tls: "starttls" } };
      const problem = "must be 465 (encrypted from the start, the better choice) or 587 (STARTTLS)";
      return { ok: false, problem: port === 25 ? `${problem}: Cloudflare lets nobody connect to 25` : problem };
    }),
  );
}
