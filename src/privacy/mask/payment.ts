import { isAccount } from "./account.ts";
import { isCard } from "./card.ts";
import type { Finding } from "./finding.ts";
import { type Window, windowsFrom } from "./window.ts";

/**
 * Payment numbers: cards, whose last four digits stay (PCI DSS allows it: they distinguish cards and pay nothing), and
 * domestic Hungarian account numbers, masked like the IBANs that contain them.
 */
export function paymentNumbers(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  // Neither a card nor an account number begins with a zero.
  const groups = /(?<!\d)[1-9]\d*/g;
  for (let group = groups.exec(plain); group !== null; group = groups.exec(plain)) {
    for (const window of windowsFrom(plain, group.index)) {
      const mask = maskOf(window, plain);
      if (mask === null) continue;
      found.push({ start: window.start, end: window.end, mask });
      groups.lastIndex = window.end;
      break;
    }
  }
  return found;
}

function maskOf(window: Window, plain: string): string | null {
  const { digits, sizes } = window;
  const card = isCard(window, plain) ? `•••• •••• •••• ${digits.slice(-4)}` : null;
  const account = isAccount(window, plain) ? `HU•••${digits.slice(-2)}` : null;
  if ((card ?? account) === null || isListed(window, plain)) return null;
  // If it is valid as both, the grouping decides.
  return sizes.includes(8) ? (account ?? card) : (card ?? account);
}

const BETWEEN_LISTED = /[\s,;|/]/g;
const UNIT = /[\p{L}\p{Sc}]/u;
const REACH = 6;

/** Whether each number has the same unit before or after it: "4990 Ft, 3490 Ft, 5290 Ft, 6190 Ft". */
function isListed({ start, end, gaps }: Window, plain: string): boolean {
  const [unit = "", ...more] = gaps.map((gap) => gap.replace(BETWEEN_LISTED, ""));
  if (!UNIT.test(unit) || more.some((other) => other !== unit)) return false;
  const before = plain.slice(Math.max(0, start - REACH), start).replace(BETWEEN_LISTED, "");
  const after = plain.slice(end, end + REACH).replace(BETWEEN_LISTED, "");
  return before.endsWith(unit) || after.startsWith(unit);
}
