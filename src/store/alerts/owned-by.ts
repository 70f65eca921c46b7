import type { Identity } from "../../alerts/actor.ts";
import type { Statement } from "../database.ts";

/** Whether one of these has or had an alert: a condition on the columns `who` and `door`, and never null. */
export function ownedBy(identities: readonly Identity[], door: string): Statement {
  const each = identities.map(({ orNone }) => `(who IS ? AND (${door} IS ?${orNone ? ` OR ${door} IS NULL` : ""}))`);
  return {
    sql: each.length === 0 ? "FALSE" : `(${each.join(" OR ")})`,
    values: identities.flatMap(({ who, door: by }) => [who, by]),
  };
}
