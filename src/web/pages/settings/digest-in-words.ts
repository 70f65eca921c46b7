import type { Words } from "../../../locale/locale.ts";
import type { DigestTimes } from "../../../statistics/period.ts";
import { clock } from "./clock.ts";

/** "daily 08:00, Mon 08:00"; a dash where there is none. */
export function digestInWords(digest: DigestTimes | null, words: Words["settings"]): string {
  if (digest === null) return "–";
  const { daily, weekly, always } = digest;
  return [
    ...(daily === null ? [] : [`${words.daily} ${clock(daily)}`]),
    ...(weekly === null ? [] : [`${words.days[weekly.day] ?? ""} ${clock(weekly.minute)}`]),
    ...(always ? [words.alwaysDigest] : []),
  ].join(", ");
}
