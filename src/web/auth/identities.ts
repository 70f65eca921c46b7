import { type Identity, identityOf, TOKEN_NAMES } from "../../alerts/actor.ts";
import type { Person } from "../principal.ts";

/** As whom somebody is known: whoever signed in by a token also has what was done in the name of that token. */
export function identitiesOf({ name, role, door }: Person): readonly Identity[] {
  const own = identityOf(name, door);
  return door === "session" ? [own, identityOf(TOKEN_NAMES[role], "token")] : [own];
}
