import type { Hold } from "../../../store/privacy/holds.ts";

/** A hold for programs: instants as ISO 8601 in UTC. Never for link holders. */
export function holdToJson({ reason, who, door, madeAt, endsAt }: Hold) {
  return {
    until: new Date(endsAt).toISOString(),
    reason,
    by: { who, door },
    made: new Date(madeAt).toISOString(),
  };
}
