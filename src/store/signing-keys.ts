import * as v from "valibot";
import type { Database, Statement } from "./database.ts";
import { readState, stateStatement } from "./worker-state.ts";

/** The data in D1 that signed links depend on. */
export interface LinkFacts {
  /** The origin at which the last genuine webhook arrived; null before the first. */
  readonly origin: string | null;
  /** Generated once in this database. Null: it was not needed yet. */
  readonly secret: string | null;
  /**
   * Since when, in milliseconds since 1970, no link is signed with ADMIN_TOKEN: when the secret was first needed or, if
   * version 0.1 was deployed again later, when that sent its last message.
   */
  readonly since: number | null;
  /** How often all links of a target were revoked; absent means 0. */
  readonly revocations: ReadonlyMap<string, number>;
}

export interface MadeLinkFacts extends LinkFacts {
  readonly secret: string;
  readonly since: number;
}

const SECRET = "links/secret";
const SINCE = "links/since";
/** Followed by a target's name. */
const REVOKED = "links/revoked/";

const READ: readonly Statement[] = [
  stateStatement("origin"),
  // All names that begin with "links/": the next character after the slash is "0".
  { sql: "SELECT name, value FROM facts WHERE name > 'links/' AND name < 'links0'", values: [] },
  {
    sql: `SELECT ended_at FROM deliveries WHERE status = 'sent' AND message IS NULL AND ended_at IS NOT NULL
          ORDER BY ended_at DESC LIMIT 1`,
    values: [],
  },
];

export async function readLinkFacts(db: Database): Promise<LinkFacts> {
  return factsIn(await db.batch(READ));
}

/** Reads the same data; if there is no secret yet, stores this one, unless somebody else was faster. */
export async function makeLinkFacts(db: Database, secret: string, now: number): Promise<MadeLinkFacts> {
  const written = [madeOnce(SINCE, String(now)), madeOnce(SECRET, secret)];
  const made = factsIn((await db.batch([...written, ...READ])).slice(written.length));
  if (!isMade(made)) throw new Error("the link secret was written, and is not there");
  return made;
}

export function isMade(facts: LinkFacts): facts is MadeLinkFacts {
  return facts.secret !== null && facts.since !== null;
}

function madeOnce(name: string, value: string): Statement {
  return { sql: "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", values: [name, value] };
}

/** Revokes all links of the target with a lower number. Repeated, or with a known number, it writes nothing. */
export function revokeStatement(target: string, number: number): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)`,
    values: [REVOKED + target, String(number)],
  };
}

const sent = v.array(v.object({ ended_at: v.number() }));
const schema = v.array(v.object({ name: v.string(), value: v.string() }));
const whole = v.pipe(v.string(), v.digits(), v.transform(Number));

function factsIn([origin, rows, old]: readonly unknown[]): LinkFacts {
  const facts = new Map(v.parse(schema, rows).map(({ name, value }) => [name, value]));
  const since = facts.get(SINCE);
  return {
    origin: readState(origin),
    secret: facts.get(SECRET) ?? null,
    since: since === undefined ? null : Math.max(v.parse(whole, since), v.parse(sent, old)[0]?.ended_at ?? 0),
    revocations: new Map(
      [...facts]
        .filter(([name]) => name.startsWith(REVOKED))
        .map(([name, value]) => [name.slice(REVOKED.length), v.parse(whole, value)]),
    ),
  };
}
