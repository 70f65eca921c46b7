import { type Format, formatFor } from "../../locale/format.ts";
import { readerLanguage } from "../http/language.ts";
import type { Person } from "../principal.ts";
import type { Visit } from "./visit.ts";

/** Somebody who is signed in, and how they read. */
export interface Viewer {
  readonly person: Person;
  /** In the language of their browser, in our time zone. */
  readonly format: Format;
}

export function viewerOf({ request, config, access }: Visit<Person>): Viewer {
  return { person: access, format: formatFor(readerLanguage(request, config.language), config.timeZone) };
}
