import type { Actor } from "../../../src/alerts/actor.ts";
import { actorOfOlderRow } from "../../../src/alerts/actor-columns.ts";

/** Somebody by a method whose names say all; of no known method by default, as an older version wrote it. */
export function actorBy(name: string, authMethod: string | null = null): Actor {
  return actorOfOlderRow(name, authMethod);
}

export function slackActor(id: string, name: string | null): Actor {
  return { authMethod: "slack", id, name };
}
