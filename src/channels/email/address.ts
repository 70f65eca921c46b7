/** Whom a mail is from: the address, and perhaps a name that mail programs show before it. */
export interface Sender {
  readonly name: string | null;
  readonly address: string;
}

/** RFC 5321: 64 before the @, 254 in all. Neither quotes nor letters outside of ASCII: no transport need fear them. */
const ADDRESS =
  /^(?=.{3,254}$)(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** What has a meaning in a header's list of addresses, or is not to be seen, is in no name. */
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
