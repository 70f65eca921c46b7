import { codeToJson } from "../../../alerts/stored-code.ts";
import { problemText } from "../../../locale/recorded-text.ts";
import type { QuarantineEntry } from "../../../store/quarantine/quarantine.ts";

/** An entry for programs: instants as ISO 8601 in UTC. */
export function toJson({ problem, firstAt, lastAt, ...entry }: QuarantineEntry) {
  return {
    ...entry,
    ...{ problem: problemText("en", problem), ...codeToJson(problem) },
    ...{ firstAt: new Date(firstAt).toISOString(), lastAt: new Date(lastAt).toISOString() },
  };
}
