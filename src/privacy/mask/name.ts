import { covered, masked } from "./finding.ts";
import { legible } from "./legible.ts";
import { mask } from "./mask.ts";

/**
 * A person's name, masked. If it is nothing but 7 to 15 digits and separators, it is a phone number: in a message a
 * bare number may be an order number, but not in the place of a name.
 */
export function maskName(name: string): string {
  const shown = mask(name);
  const { plain } = legible(name);
  const digits = plain.replace(/\D/g, "");
  const isNumber = /^\d{7,15}$/.test(digits) && !/\p{L}/u.test(plain);
  // If something else was found, such as an IP address, no digit is left.
  const isLeft = /\p{Nd}/u.test(covered(shown, masked(shown)));
  return isNumber && isLeft ? `☎•••${digits.slice(-2)}` : shown;
}
