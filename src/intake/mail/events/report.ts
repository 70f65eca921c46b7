import type { Mark } from "../../../alerts/recipient-mark.ts";

/** What a provider says of one recipient. */
export interface RecipientReport {
  /** In lower case. */
  readonly address: string;
  readonly mark: Mark;
  /** A short code of the provider; "" if there was none. */
  readonly reason: string;
}

/** What is longer is no address (RFC 5321). */
const LONGEST = 254;

/** Reports of the same about several recipients, as they are written: some have a name around the address. */
export function reportsOf(
  recipients: readonly string[],
  mark: Mark,
  codes: readonly unknown[],
): readonly RecipientReport[] {
  const reason = shortCode(codes);
  const addresses = recipients.map(bareAddress).filter((address) => address.includes("@") && address.length <= LONGEST);
  return [...new Set(addresses)].map((address) => ({ address, mark, reason }));
}

/** `Jane <jane@example.com>` in lower case without the name. */
function bareAddress(written: string): string {
  const inside = written.trimEnd().endsWith(">")
    ? written.slice(written.lastIndexOf("<") + 1).replace(">", "")
    : written;
  return inside.trim().toLowerCase();
}

/** "Permanent/General": the codes that are short words or numbers. Sentences and addresses are none. */
function shortCode(codes: readonly unknown[]): string {
  return codes
    .filter((code) => typeof code === "string" || typeof code === "number")
    .map(String)
    .filter((code) => /^[\w.-]{1,40}$/.test(code))
    .join("/");
}
