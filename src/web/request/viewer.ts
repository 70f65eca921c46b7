import { type Format, formatFor } from "../../locale/format.ts";
import { readerLanguage } from "../http/language.ts";
import type { Person } from "../principal.ts";
import type { Visit } from "./visit.ts";

/** A signed-in reader, with language and time zone. */
export interface Viewer {
  readonly person: Person;
  /** In the browser's language and our time zone. */
  readonly format: Format;
}

export function viewerOf({ request, config, access }: Visit<Person>): Viewer {
  return { person: access, format: formatFor(readerLanguage(request, config.language), config.timeZone) };
}
