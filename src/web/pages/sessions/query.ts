import type { SessionCursor } from "../../../store/sign-in/sessions.ts";
import { encodeStart, readStart, type StartQuery } from "../../list/start-query.ts";

export function readQuery(query: URLSearchParams): StartQuery<SessionCursor> {
  return readStart(query, (endsAt, id) => ({ endsAt, id }));
}

/** The value of `after` for the next page. */
export function encodeCursor({ endsAt, id }: SessionCursor): string {
  return encodeStart(endsAt, id);
}
