import type { QuarantineCursor } from "../../../store/quarantine/quarantine.ts";
import { encodeStart, readStart, type StartQuery } from "../../list/start-query.ts";

export function readQuery(query: URLSearchParams): StartQuery<QuarantineCursor> {
  return readStart(query, (lastAt, id) => ({ lastAt, id }));
}

/** The value of `after` for the next page. */
export function encodeCursor({ lastAt, id }: QuarantineCursor): string {
  return encodeStart(lastAt, id);
}
