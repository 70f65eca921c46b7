import type { Finding } from "./finding.ts";

const CANDIDATE = /(?<![A-Za-z\d\0])(?=([A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z\d]){11,30}(?![A-Za-z\d\0])))/g;
const SHORTEST = 15;
const NEITHER = -1;

/** ISO 11649, an invoice's reference: checked like an IBAN, and nobody's account. */
const CREDITOR_REFERENCE = "RF";

/** IBANs, with or without spaces. The check digits tell where one ends, so no table of countries is needed. */
export function ibans(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { 1: candidate = "", index: start } of plain.matchAll(CANDIDATE)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const written = longestValid(candidate);
    const country = written.slice(0, 2).toUpperCase();
    if (written === "" || country === CREDITOR_REFERENCE) continue;
    const mask = `${country}•••${written.replace(/[ .-]/g, "").slice(-2).toUpperCase()}`;
    found.push({ start, end: start + written.length, mask });
  }
  return found;
}

/** ISO 7064 mod 97-10: letters as 10 to 35, the first four last. An IBAN ends where a group ends. */
function longestValid(candidate: string): string {
  const head = valueAt(candidate, 0) * 10_000 + valueAt(candidate, 1) * 100 + Number(candidate.slice(2, 4));
  let remainder = 0;
  let count = 4;
  let longest = 0;
  let next = valueAt(candidate, count);
  for (let i = count; i < candidate.length; i++) {
    const value = next;
    next = valueAt(candidate, i + 1);
    if (value === NEITHER) continue;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    count++;
    if (next === NEITHER && count >= SHORTEST && (remainder * 1_000_000 + head) % 97 === 1) longest = i + 1;
  }
  return candidate.slice(0, longest);
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code & ~0x20;
  return letter >= 0x41 && letter <= 0x5a ? letter - 0x41 + 10 : NEITHER;
}
