import type { Hold } from "../../../store/privacy/holds.ts";

/** A hold as programs see it: instants as ISO 8601 in UTC. Never for whoever holds a link. */
export function holdToJson({ reason, who, door, madeAt, endsAt }: Hold) {
  return {
    until: new Date(endsAt).toISOString(),
    reason,
    by: { who, door },
    made: new Date(madeAt).toISOString(),
  };
}
