import type { Session } from "../../../store/sign-in/sessions.ts";
import { actorOf } from "../../principal.ts";

/** A session for programs: instants as ISO 8601 in UTC. Its id grants no access. */
export function toJson(session: Session, idle: number) {
  const { id, name, role, browser, madeAt, usedAt } = session;
  return {
    ...{ id, name, role, browser: browser === "" ? null : browser },
    actor: actorOf({ kind: "person", role, name, authMethod: "session" }),
    signedIn: new Date(madeAt).toISOString(),
    lastUsed: new Date(usedAt).toISOString(),
    ends: new Date(endOf(session, idle)).toISOString(),
  };
}

/** When it ends without further use. */
export function endOf({ usedAt, endsAt }: Session, idle: number): number {
  return Math.min(endsAt, usedAt + idle);
}
