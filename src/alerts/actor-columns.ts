import { type Actor, BY_TOKEN, isSelfNamed, linkSpelling, SOMEBODY, TOKEN_NAMES } from "./actor.ts";
import { SLACK_USER } from "./slack-user.ts";

// Older versions read, show and compare `who` alone. So it keeps their spelling, and what they join in it stands beside it.

/** An actor as rows have it. */
export interface ActorColumns {
  /** Null: nobody did it. */
  readonly who: string | null;
  readonly door: string | null;
  /** The id and the name, where `who` is more than a name. Null: it is the name, or an older version wrote the row. */
  readonly whoId: string | null;
  readonly whoName: string | null;
}

export type WrittenActor = ActorColumns & { readonly who: string; readonly door: string };

export function actorColumns({ authMethod, id, name }: Actor): WrittenActor {
  const door = authMethod ?? "";
  if (door === "slack" && id !== null) {
    return { who: `${name ?? ""} (Slack ${id})`.trim(), door, whoId: id, whoName: name };
  }
  if (door === "link" && id !== null) return { who: linkSpelling(id, name), door, whoId: id, whoName: name };
  return { who: name ?? "", door, whoId: null, whoName: null };
}

/** For the audit list, which does not repeat what somebody behind a link typed. */
export function auditColumns(actor: Actor): WrittenActor {
  const { authMethod, id } = actor;
  if (authMethod === "link" && id !== null) return { who: id, door: authMethod, whoId: id, whoName: null };
  return actorColumns(actor);
}

/** `who` in JSON, where programs know the spelling of the column. A name that somebody gave themselves is marked. */
export function actorInJson(actor: Actor | null): string | null {
  return actor === null ? null : `${actorColumns(actor).who}${isSelfNamed(actor) ? BY_TOKEN : ""}`;
}

/** Null: nobody did it. */
export function actorOf({ who, door, whoId, whoName }: ActorColumns): Actor | null {
  if (who === null) return null;
  // Once it has expired, nothing else counts: an older version leaves the id where it was.
  if (who === SOMEBODY) return { authMethod: door, id: null, name: SOMEBODY };
  return whoId === null ? actorOfOlderRow(who, door) : { authMethod: door, id: whoId, name: whoName };
}

/**
 * From `who` and `door` alone. Only for rows without an id beside them: of older versions, which joined in `who` what was
 * known of people in Slack and behind links, and of methods by which `who` is the name and nothing else.
 */
export function actorOfOlderRow(who: string, door: string | null): Actor {
  if (door === "slack" || door === null) {
    const [, name = "", id = ""] = /^(?:(.*) )?\(Slack (\w+)\)$/s.exec(who) ?? [];
    if (SLACK_USER.test(id)) return { authMethod: "slack", id, name: name === "" ? null : name };
  }
  if (door === "link" || door === null) {
    const [, name = null, target] = /^(?:(.*) )?\(([^()\s]+), by link\)$/s.exec(who) ?? [];
    if (target !== undefined) return { authMethod: "link", id: target, name };
    const [, nameless] = /^(\S+) \(by link\)$/.exec(who) ?? [];
    if (nameless !== undefined) return { authMethod: "link", id: nameless, name: null };
    // On the audit list it is the target.
    if (door !== null) return { authMethod: door, id: who, name: null };
  }
  return namedActor(who, door === null && Object.values<string>(TOKEN_NAMES).includes(who) ? "token" : door);
}

/** By a method of which the name is all that is known: whoever is signed in. */
export function namedActor(name: string, authMethod: string | null): Actor {
  if (authMethod === "access" || authMethod === "service-token") return { authMethod, id: name, name };
  const role = Object.entries(TOKEN_NAMES).find(([, known]) => known === name)?.[0];
  return { authMethod, id: authMethod === "token" ? (role ?? null) : null, name };
}
