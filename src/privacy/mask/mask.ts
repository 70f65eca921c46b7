import { covered, type Finder, type Finding, masked } from "./finding.ts";
import { ibans } from "./iban.ts";
import { ipv4Addresses, ipv6Addresses } from "./ip.ts";
import { legible } from "./legible.ts";
import { mailAddresses, spacedMailAddresses } from "./mail.ts";
import { paymentNumbers } from "./payment.ts";
import { phones } from "./phone.ts";
import { spacedPhones } from "./spaced-phone.ts";

/**
 * Each finder sees what the earlier ones have left. Existing masks come first, so that masking twice is the same as
 * masking once.
 */
const PAYMENT_FINDERS: readonly Finder[] = [masked, ibans, paymentNumbers];
const FINDERS: readonly Finder[] = [
  ...[masked, mailAddresses, spacedMailAddresses, ipv6Addresses, ipv4Addresses, ibans, paymentNumbers],
  ...[spacedPhones, phones],
  // Next to a phone number, digits that seemed to belong to it may form another number.
  paymentNumbers,
];

/**
 * Masks everything by which a customer can be reached, charged or traced: mail and IP addresses, IBANs, Hungarian
 * account, card and phone numbers. Everything else stays byte for byte. Names, postal addresses and passwords are not
 * found.
 */
export function mask(text: string): string {
  return maskedBy(FINDERS, text);
}

/** Masks only payment data: card numbers, IBANs and Hungarian account numbers. */
export function maskPayments(text: string): string {
  return NUMERAL.test(text) ? maskedBy(PAYMENT_FINDERS, text) : text;
}

const NUMERAL = /\p{N}/u;

function maskedBy(finders: readonly Finder[], text: string): string {
  const { plain, startOf, endOf } = legible(text);
  const found: Finding[] = [];
  let rest = plain;
  for (const find of finders) {
    const findings = find(rest);
    if (findings.length === 0) continue;
    rest = covered(rest, findings);
    for (const finding of findings) found.push(finding);
  }
  if (found.length === 0) return text;
  found.sort((one, other) => one.start - other.start);

  const parts: string[] = [];
  let end = 0;
  for (const finding of found) {
    parts.push(text.slice(end, startOf(finding.start)), finding.mask);
    end = endOf(finding.end - 1);
  }
  parts.push(text.slice(end));
  return parts.join("");
}
