import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Addresses and networks from which VCC Live may send; empty allows all. */
export type AllowedIps = readonly (readonly [Address, number])[];

/** One entry: an IPv4 or IPv6 address or a CIDR network; null if it is invalid. */
export function readNetwork(text: string): AllowedIps[number] | null {
  const [address = "", bits, ...more] = text.trim().split("/");
  const network = readAddress(address);
  if (network === null || more.length > 0) return null;
  const whole = network.kind() === "ipv4" ? 32 : 128;
  if (bits === undefined) return [network, whole];
  // The prefix of an IPv4 network written as IPv6 also counts the 96 bits before it.
  const counted = Number(bits) - (address.includes(":") ? 128 - whole : 0);
  return /^\d{1,3}$/.test(bits) && counted >= 0 && counted <= whole ? [network, counted] : null;
}

/** `address` is the CF-Connecting-IP header. Without one, a list admits nobody. */
export function isAllowed(address: string | null, allowed: AllowedIps): boolean {
  if (allowed.length === 0) return true;
  const from = address === null ? null : readAddress(address);
  if (from === null) return false;
  return allowed.some(([network, bits]) => from.kind() === network.kind() && from.match(network, bits));
}

/** IPv4 written as IPv6 (::ffff:192.0.2.1) is IPv4. The library's octal and shortened IPv4 forms are rejected. */
function readAddress(text: string): Address | null {
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
  return isAddress ? ipaddr.process(text) : null;
}
