import type { QuarantineEntry } from "../../../store/quarantine/quarantine.ts";

/** An entry for programs: instants as ISO 8601 in UTC. */
export function toJson({ firstAt, lastAt, ...entry }: QuarantineEntry) {
  return { ...entry, firstAt: new Date(firstAt).toISOString(), lastAt: new Date(lastAt).toISOString() };
}
