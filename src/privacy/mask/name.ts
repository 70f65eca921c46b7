import { covered, masked } from "./finding.ts";
import { legible } from "./legible.ts";
import { mask } from "./mask.ts";

/**
 * A name of somebody, masked. Where it is nothing but 7 to 15 digits and signs it is a phone number: in words a bare
 * number may be an order's, but no order stands in the place of a name.
 */
export function maskName(name: string): string {
  const shown = mask(name);
  const { plain } = legible(name);
  const digits = plain.replace(/\D/g, "");
  const isNumber = /^\d{7,15}$/.test(digits) && !/\p{L}/u.test(plain);
  // What was found to be something else, an IP address for one, leaves no digit.
  const isLeft = /\p{Nd}/u.test(covered(shown, masked(shown)));
  return isNumber && isLeft ? `☎•••${digits.slice(-2)}` : shown;
}
