/** The sender of an e-mail: the address, and optionally the name that mail programs show. */
export interface Sender {
  readonly name: string | null;
  readonly address: string;
}

/**
 * RFC 5321: at most 64 characters before the @ and 254 in total. No quotes and no non-ASCII letters, which some
 * transports cannot handle.
 */
const ADDRESS =
  /^(?=.{3,254}$)(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** A name has no characters with a meaning in an address list, and no invisible ones. */
const NAME = /^(?!.*=\?)[^\p{C}\p{Zl}\p{Zp}"<>@,;:\\()[\]]{1,70}$/u;

const NAMED = /^(?:"([^"]*)"|([^"<>]*))\s<([^<>]*)>$/;

/** "leads@example.com"; null for anything else. */
export function readAddress(value: unknown): string | null {
  const address = typeof value === "string" ? value.trim() : "";
  return ADDRESS.test(address) ? address : null;
}

/** "alerts@example.com" or "Chat alerts <alerts@example.com>"; null for anything else. */
export function readSender(value: unknown): Sender | null {
  if (typeof value !== "string") return null;
  const [, quoted, bare, inside] = NAMED.exec(value.trim()) ?? [];
  const address = readAddress(inside ?? value);
  if (address === null) return null;
  if (inside === undefined) return { name: null, address };
  const name = (quoted ?? bare ?? "").trim();
  return NAME.test(name) ? { name, address } : null;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
