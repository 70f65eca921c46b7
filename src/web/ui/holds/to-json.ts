import { actorColumns } from "../../../alerts/actor-columns.ts";
import type { Hold } from "../../../store/privacy/holds.ts";

/** A hold as programs see it: instants as ISO 8601 in UTC. Never for whoever holds a link. */
export function holdToJson({ reason, actor, madeAt, endsAt }: Hold) {
  const { who, door } = actorColumns(actor);
  return {
    until: new Date(endsAt).toISOString(),
    reason,
    by: { who, door, actor },
    made: new Date(madeAt).toISOString(),
  };
}
