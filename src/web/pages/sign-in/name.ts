import { isTokenName } from "../../../alerts/actor.ts";
import { readName } from "../../../followup/link-identity.ts";

/** What somebody calls themselves; null where it is no name, or that of a token. */
export function readOwnName(given: string | null): string | null {
  const name = readName(given) ?? null;
  return name === null || isTokenName(name) ? null : name;
}
