import { isTokenName } from "../../../alerts/actor.ts";
import { readName } from "../../../followup/link-identity.ts";

/** The entered name; null if it is invalid, or the name of a token. */
export function readOwnName(given: string | null): string | null {
  const name = readName(given) ?? null;
  return name === null || isTokenName(name) ? null : name;
}
