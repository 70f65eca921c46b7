import { accounts } from "./mask/account.ts";
import { cards } from "./mask/card.ts";
import { covered, type Finder, type Finding } from "./mask/finding.ts";
import { ibans } from "./mask/iban.ts";
import { ipv4Addresses, ipv6Addresses } from "./mask/ip.ts";
import { legible } from "./mask/legible.ts";
import { mailAddresses } from "./mask/mail.ts";
import { masked } from "./mask/masked.ts";
import { phones } from "./mask/phone.ts";

/** Each sees what those before it have left. What is already masked goes first, so that masking twice is masking once. */
const FINDERS: readonly Finder[] = [
  masked,
  mailAddresses,
  ipv6Addresses,
  ipv4Addresses,
  ibans,
  accounts,
  cards,
  phones,
];

/**
 * Text in which nobody can be reached, paid from or traced: mail and IP addresses, IBANs, Hungarian account, card and
 * phone numbers give way to signs that need no language. All else stays byte for byte. Names, postal addresses and
 * passwords are not found.
 */
export function mask(text: string): string {
  const { plain, starts, ends } = legible(text);
  const found: Finding[] = [];
  let rest = plain;
  for (const find of FINDERS) {
    const findings = find(rest);
    rest = covered(rest, findings);
    for (const finding of findings) found.push(finding);
  }
  found.sort((one, other) => one.start - other.start);

  let result = "";
  let end = 0;
  for (const finding of found) {
    result += text.slice(end, starts[finding.start]) + finding.mask;
    end = ends[finding.end - 1] ?? end;
  }
  return result + text.slice(end);
}
