import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import { channelTable, isLoopback, type Reading, readBy, readSettings, type TextReading } from "../settings.ts";
import { readAddress, readSender, type Sender } from "./mail/address.ts";
import type { EmailOptions } from "./options.ts";
import {
  apiAt,
  awsRegion,
  foreignKeys,
  keyIn,
  mailgunDomain,
  mailgunRegion,
  passwordIn,
  readProviderName,
  smtpHost,
  smtpPort,
  smtpUser,
} from "./provider-settings.ts";
import type { Provider } from "./providers/provider.ts";

/** More than anybody needs, and what one e-mail may have with each provider. */
const MOST_RECIPIENTS = 50;

/** What every target has that e-mail goes to, from the address of ALERT_EMAIL_FROM where none is given. */
function common(lookUp: LookUp, name: Provider["name"] | null) {
  return {
    provider: v.pipe(v.unknown(), readBy(readProviderName)),
    to: v.pipe(v.unknown(), readBy(recipients)),
    from: v.pipe(
      v.unknown(),
      readBy((given) => sender(given, lookUp("ALERT_EMAIL_FROM")?.trim(), name)),
    ),
    ...foreignKeys(name),
  };
}

export function connect(settings: Settings, lookUp: LookUp): Connected<EmailOptions> {
  const named = readProviderName(settings.provider);
  const read = readTarget(settings, lookUp, named.ok ? named.value : null);
  return read.ok ? { ok: true, options: read.output } : read;
}

function readTarget(settings: Settings, lookUp: LookUp, name: Provider["name"] | null): Reading<EmailOptions> {
  const shared = common(lookUp, name);
  switch (name) {
    case null:
    case "cloudflare":
      return over(readSettings(channelTable(shared), settings), () => ({ name: "cloudflare" }));
    case "resend": {
      const own = { key: keyIn("key", "RESEND_KEY", lookUp), api: apiAt("https://api.resend.com") };
      const read = readSettings(channelTable({ ...shared, ...own }), settings);
      return over(read, ({ key, api }) => ({ name, key, api }));
    }
    case "postmark": {
      const own = { key: keyIn("key", "POSTMARK_TOKEN", lookUp), api: apiAt("https://api.postmarkapp.com") };
      const read = readSettings(channelTable({ ...shared, ...own }), settings);
      return over(read, ({ key, api }) => ({ name, key, api }));
    }
    case "mailgun": {
      const place = v.safeParse(mailgunRegion, settings.region);
      const api = apiAt(place.success ? place.output : "https://api.mailgun.net");
      const own = { key: keyIn("key", "MAILGUN_KEY", lookUp), domain: mailgunDomain, region: mailgunRegion, api };
      const read = readSettings(channelTable({ ...shared, ...own }), settings);
      return over(read, ({ key, domain, api: at }) => ({ name, key, domain, api: at }));
    }
    case "ses": {
      const region = v.safeParse(awsRegion, settings.region);
      const api = apiAt(`https://email.${region.success ? region.output : "eu-central-1"}.amazonaws.com`);
      const keys = {
        access_key: keyIn("access_key", "SES_ACCESS_KEY", lookUp),
        secret_key: keyIn("secret_key", "SES_SECRET_KEY", lookUp),
      };
      const read = readSettings(channelTable({ ...shared, ...keys, region: awsRegion, api }), settings);
      return over(read, ({ access_key, secret_key, region: place, api: at }) => {
        return { name, accessKey: access_key, secretKey: secret_key, region: place, api: at };
      });
    }
    case "smtp": {
      // Outside this machine, no server takes e-mail from just anybody.
      const isOpen = typeof settings.host === "string" && isLoopback(settings.host.trim());
      const given = settings.user !== undefined || settings.password !== undefined;
      const login = { user: smtpUser, password: passwordIn(lookUp) };
      const none = { user: v.optional(smtpUser), password: v.optional(passwordIn(lookUp)) };
      const own = { host: smtpHost, port: smtpPort(settings.host), ...(isOpen && !given ? none : login) };
      const read = readSettings(channelTable({ ...shared, ...own }), settings);
      return over(read, ({ host, port, user, password }) => {
        return { name, host, ...port, login: user === undefined || password === undefined ? null : { user, password } };
      });
    }
  }
}

function over<Output extends Pick<EmailOptions, "to" | "from">>(
  read: Reading<Output>,
  provider: (output: Output) => Provider,
): Reading<EmailOptions> {
  if (!read.ok) return read;
  const { to, from } = read.output;
  return { ok: true, output: { to, from, provider: provider(read.output) } };
}

function recipients(given: unknown): TextReading<readonly string[]> {
  const wrong = (problem: string): TextReading<never> => ({ ok: false, problem });
  const listed: unknown = typeof given === "string" ? [given] : given;
  if (!Array.isArray(listed) || listed.length === 0) {
    return wrong('must list the addresses that are written to, such as ["leads@example.com"]');
  }
  const read = listed.map(readAddress);
  const odd = read.indexOf(null);
  if (odd >= 0) return wrong(`holds something else than an address in place ${odd + 1}: write leads@example.com`);
  const addresses = [...new Set(read.filter((address) => address !== null))];
  if (addresses.length > MOST_RECIPIENTS)
    return wrong(`holds more than ${MOST_RECIPIENTS} addresses: make two targets`);
  return { ok: true, value: addresses };
}

function sender(own: unknown, shared: string | undefined, provider: Provider["name"] | null): TextReading<Sender> {
  const given = own ?? shared;
  if (!given) {
    const where =
      provider === "cloudflare"
        ? "use an address at a domain that your Cloudflare account sends from"
        : "use an address that your mail provider lets you send from";
    return { ok: false, problem: `is not set, nor ALERT_EMAIL_FROM: ${where}` };
  }
  const read = readSender(given);
  if (read !== null) return { ok: true, value: read };
  const which = own === undefined ? "is taken from ALERT_EMAIL_FROM, which " : "";
  return { ok: false, problem: `${which}is no address: write alerts@example.com or Chat alerts <alerts@example.com>` };
}
