import type { QuarantinePlace } from "../../../store/quarantine/quarantine.ts";
import { readStart, type StartQuery, startName } from "../../list/start-query.ts";

export function readQuery(query: URLSearchParams): StartQuery<QuarantinePlace> {
  return readStart(query, (lastAt, id) => ({ lastAt, id }));
}

/** The value of `after` that leads to what comes next. */
export function placeName({ lastAt, id }: QuarantinePlace): string {
  return startName(lastAt, id);
}
