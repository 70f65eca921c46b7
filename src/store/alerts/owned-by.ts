import type { Actor } from "../../alerts/actor.ts";
import { actorColumns } from "../../alerts/actor-columns.ts";
import type { Statement } from "../database.ts";

/**
 * Whether one of these has or had an alert: a condition on the columns `who` and `door`, and never null. Nobody reads a
 * list of alerts who came by a link or Slack, and of everybody else `who` is the name and the id. A row without a door is
 * an older version's: no name that somebody gave themselves.
 */
export function ownedBy(identities: readonly Actor[], door: string): Statement {
  const each = identities.map((own) => ({ ...actorColumns(own), orNone: own.authMethod !== "session" }));
  const conditions = each.map(({ orNone }) => `(who IS ? AND (${door} IS ?${orNone ? ` OR ${door} IS NULL` : ""}))`);
  return {
    sql: conditions.length === 0 ? "FALSE" : `(${conditions.join(" OR ")})`,
    values: each.flatMap(({ who, door: by }) => [who, by]),
  };
}
