import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import { channelTable, readBy, readSettings, type TextReading } from "../settings.ts";
import { readAddress, readSender, type Sender } from "./address.ts";
import type { EmailOptions } from "./render.ts";

/** Cloudflare's maximum for one e-mail. */
const MOST_RECIPIENTS = 50;

/** A target that mail goes to, from the address of ALERT_EMAIL_FROM where none is given. */
function emailTable(lookUp: LookUp) {
  return channelTable({
    to: v.pipe(v.unknown(), readBy(recipients)),
    from: v.pipe(
      v.unknown(),
      readBy((given) => sender(given, lookUp("ALERT_EMAIL_FROM")?.trim())),
    ),
  });
}

export function connect(settings: Settings, lookUp: LookUp): Connected<EmailOptions> {
  const read = readSettings(emailTable(lookUp), settings);
  if (!read.ok) return read;
  const { to, from } = read.output;
  return { ok: true, options: { to, from } };
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

function sender(own: unknown, common: string | undefined): TextReading<Sender> {
  const given = own ?? common;
  if (!given) {
    const where = "use an address at a domain that your Cloudflare account sends from";
    return { ok: false, problem: `is not set, nor ALERT_EMAIL_FROM: ${where}` };
  }
  const read = readSender(given);
  if (read !== null) return { ok: true, value: read };
  const which = own === undefined ? "is taken from ALERT_EMAIL_FROM, which " : "";
  return { ok: false, problem: `${which}is no address: write alerts@example.com or Chat alerts <alerts@example.com>` };
}
