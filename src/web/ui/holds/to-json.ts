import { actorColumns } from "../../../alerts/actor-columns.ts";
import type { Hold } from "../../../store/privacy/holds.ts";

/** A hold for programs: instants as ISO 8601 in UTC. Never for link holders. */
export function holdToJson({ reason, actor, madeAt, endsAt }: Hold) {
  const { who, door } = actorColumns(actor);
  return {
    until: new Date(endsAt).toISOString(),
    reason,
    by: { who, door, actor },
    made: new Date(madeAt).toISOString(),
  };
}
