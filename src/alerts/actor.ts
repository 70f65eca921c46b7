import { slackUserIn } from "./slack-user.ts";

/** Who did something, as it is on record: what they are called, and by which door they came. */
export interface Actor {
  /** Null: nobody did. */
  readonly who: string | null;
  /** Null: an older version wrote it, and kept no door. */
  readonly door: string | null;
}

/** A name under which somebody's own doings are on record, and by which door they came then. */
export interface Identity {
  readonly who: string;
  readonly door: string;
  /** Also what is on record without a door. */
  readonly orNone: boolean;
}

/** What a token is called where somebody acts by it who has no other name. */
export const TOKEN_NAMES = { admin: "admin token", supervisor: "supervisor token" } as const;

/** Where people say themselves what they are called. */
const SELF_NAMED: string = "session";

/** Stands for whoever followed up an expired chat: that somebody did is kept, so nobody else's claim is taken over unseen. */
export const SOMEBODY = "—";

/** Behind a name that somebody gave themselves, in English: no name that others gave ends so. */
export const BY_TOKEN = " (by token)";

/** Whoever came by this door. Without a door only such names are on record as somebody else gave. */
export function identityOf(who: string, door: string): Identity {
  return { who, door, orNone: door !== SELF_NAMED };
}

/** Whether one of these did it. A name by another door is another's; in Slack anybody may change theirs. */
export function isOneOf({ who, door }: Actor, identities: readonly Identity[]): boolean {
  return identities.some((own) => {
    if (who === null || (door === null ? !own.orNone : door !== own.door)) return false;
    return who === own.who || (own.door === "slack" && isSlackUser(who, own.who));
  });
}

function isSlackUser(one: string, other: string): boolean {
  const user = slackUserIn(one);
  return user !== null && user === slackUserIn(other);
}

/** Whether they gave themselves the name. To older versions whoever signed in was called as their token is. */
export function isSelfNamed({ who, door }: Actor): boolean {
  return door === SELF_NAMED && who !== null && who !== SOMEBODY && !isTokenName(who);
}

export function isTokenName(name: string): boolean {
  return Object.values(TOKEN_NAMES).some((known) => known === name.toLowerCase());
}

/** The id in Slack of whoever did it; null where they came by another door. */
export function slackUserOf({ who, door }: Actor): string | null {
  return who === null || (door !== null && door !== "slack") ? null : slackUserIn(who);
}
