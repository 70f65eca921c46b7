import type { SessionPlace } from "../../../store/sign-in/sessions.ts";
import { readStart, type StartQuery, startName } from "../../list/start-query.ts";

export function readQuery(query: URLSearchParams): StartQuery<SessionPlace> {
  return readStart(query, (endsAt, id) => ({ endsAt, id }));
}

/** The value of `after` that leads to what comes next. */
export function placeName({ endsAt, id }: SessionPlace): string {
  return startName(endsAt, id);
}
