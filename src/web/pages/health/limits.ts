import { wordsFor } from "../../../locale/locale.ts";
import type { UsedUp } from "../../../store/d1-limits.ts";

/** A D1 limit that is reached, for engineers: until when, and what to do. */
export function limitToJson({ limit, until }: UsedUp): Readonly<Record<string, string | null>> {
  const words = wordsFor("en").limitWarning;
  const moment = until === null ? null : new Date(until).toISOString();
  return { limit, until: moment, explanation: `${words.summary(words.limits[limit], moment)} ${words.advice[limit]}` };
}
