/** Who did something. */
export interface Actor {
  /**
   * How we know: "token", "session", "access", "service-token", "link", "slack" or "cron", another one where another
   * version wrote it. Null: an older version did, and did not keep it. Stored as `door`.
   */
  readonly authMethod: string | null;
  /** What stays the same whatever they are called: Slack's user id, a mail address, a link's target. Null: there is none. */
  readonly id: string | null;
  /** What they are called. By a session or a link: as they typed it. Null: they gave no name. */
  readonly name: string | null;
}

/** What a token is called where somebody acts by it who has no other name. */
export const TOKEN_NAMES = { admin: "admin token", supervisor: "supervisor token" } as const;

/** What the Worker does by itself. */
export const CRON: Actor = { authMethod: "cron", id: null, name: "the service itself" };

/** Stands for whoever followed up an expired chat: that somebody did is kept, so nobody else takes the claim over unseen. */
export const SOMEBODY = "—";

/** Behind a name that somebody gave themselves, in English. */
export const BY_TOKEN = " (by token)";

/** Of these an older version may have written a row without the method, under nothing but the name. */
const NAMED_BY_OTHERS: readonly (string | null)[] = ["token", "access", "service-token", null];

/** A program, or somebody by the form, who showed one of our tokens. */
export function tokenActor(role: keyof typeof TOKEN_NAMES): Actor {
  return { authMethod: "token", id: role, name: TOKEN_NAMES[role] };
}

/**
 * Whether two are the same: by the method and the id, where both have one, else by the method and the name. A link is
 * made for a target, so behind one the typed name tells people apart.
 */
export function isSameActor(one: Actor, other: Actor): boolean {
  const isSameName = one.name === other.name;
  if (one.authMethod === null || other.authMethod === null) {
    return isSameName && [one, other].every(({ authMethod }) => NAMED_BY_OTHERS.includes(authMethod));
  }
  if (one.authMethod !== other.authMethod) return false;
  if (one.id !== null && other.id !== null) return one.id === other.id && (one.authMethod !== "link" || isSameName);
  return isSameName && one.name !== null && one.authMethod !== "link" && one.authMethod !== "slack";
}

/** Whether one of these did it; null: nobody did. */
export function isOneOf(actor: Actor | null, identities: readonly Actor[]): boolean {
  return actor !== null && identities.some((own) => isSameActor(actor, own));
}

/** Whether they gave themselves the name. An older version called whoever signed in as their token is. */
export function isSelfNamed({ authMethod, name }: Actor): boolean {
  return authMethod === "session" && name !== null && name !== SOMEBODY && !isTokenName(name);
}

export function isTokenName(name: string): boolean {
  return Object.values(TOKEN_NAMES).some((known) => known === name.toLowerCase());
}

/** The id in Slack of whoever did it; null where they came by another method. */
export function slackUserOf(actor: Actor | null): string | null {
  return actor?.authMethod === "slack" ? actor.id : null;
}

/** By a link, in the spelling of the column `who`, which is English. */
export function linkSpelling(target: string, name: string | null): string {
  return name === null ? `${target} (by link)` : `${name} (${target}, by link)`;
}
