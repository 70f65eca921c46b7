import ipaddr from "ipaddr.js";
import { isAmount } from "./amount.ts";
import type { Finding } from "./finding.ts";

const V4 = /(?<![A-Za-z\d.\0])\d{1,3}(?:\.\d{1,3}){3}(?!\.?[\d\0])/g;
const V6 = /(?<![a-z\d])[\da-f:\0][\da-f:.\0]+/gi;
const SHORTEST_V6 = 7;
const LONGEST_V6 = 45;

/** A version of four small numbers cannot be distinguished from an IPv4 address, and is masked. */
export function ipv4Addresses(plain: string): readonly Finding[] {
  return [...plain.matchAll(V4)]
    .map(({ 0: address, index: start }) => ({ address, start, end: start + address.length }))
    .filter(({ address, start, end }) => ipaddr.IPv4.isValidFourPartDecimal(address) && !isAmount(plain, start, end))
    .map(({ start, end }) => ({ start, end, mask: "•••.•••.•••.•••" }));
}

/** Also those that contain an IPv4 address. */
export function ipv6Addresses(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 0: written, index } of plain.matchAll(V6)) {
    if (written.length > LONGEST_V6 + 2) continue;
    // Punctuation of the sentence around it: "IP:2001:db8::1."
    const address = written.replace(/^:(?!:)|(?:\.|(?<!:):)+$/g, "");
    const start = index + written.indexOf(address);
    if (isV6(address)) found.push({ start, end: start + address.length, mask: "•••:•••:•••" });
  }
  return found;
}

/** "::", "::1" and "a::b" are valid too, but more likely code than an address. */
function isV6(address: string): boolean {
  return address.length >= SHORTEST_V6 && /\d/.test(address) && ipaddr.IPv6.isValid(address);
}
