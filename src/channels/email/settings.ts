import type { LookUp, Mistake, Settings } from "../channel.ts";
import { readAddress, readSender, type Sender } from "./address.ts";

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

/** Cloudflare's maximum for one e-mail. */
const MOST_RECIPIENTS = 50;

export function recipients(settings: Settings): Found<readonly string[]> {
  const wrong = (problem: string) => ({ ok: false, mistake: { key: "to", problem } }) as const;
  const given = typeof settings.to === "string" ? [settings.to] : settings.to;
  if (!Array.isArray(given) || given.length === 0) {
    return wrong('must list the addresses that are written to, such as ["leads@example.com"]');
  }
  const read = given.map(readAddress);
  const odd = read.indexOf(null);
  if (odd >= 0) return wrong(`holds something else than an address in place ${odd + 1}: write leads@example.com`);
  const addresses = [...new Set(read.filter((address) => address !== null))];
  if (addresses.length > MOST_RECIPIENTS)
    return wrong(`holds more than ${MOST_RECIPIENTS} addresses: make two targets`);
  return { ok: true, value: addresses };
}

export function sender(settings: Settings, lookUp: LookUp): Found<Sender> {
  const wrong = (problem: string) => ({ ok: false, mistake: { key: "from", problem } }) as const;
  const common = lookUp("ALERT_EMAIL_FROM")?.trim();
  const given = settings.from ?? common;
  if (!given) {
    return wrong(
      "is not set, nor ALERT_EMAIL_FROM: use an address at a domain that your Cloudflare account sends from",
    );
  }
  const read = readSender(given);
  if (read !== null) return { ok: true, value: read };
  const which = settings.from === undefined ? "is taken from ALERT_EMAIL_FROM, which " : "";
  return wrong(`${which}is no address: write alerts@example.com or Chat alerts <alerts@example.com>`);
}
