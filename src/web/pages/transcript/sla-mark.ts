import type { TranscriptView } from "./view.ts";
import type { TranscriptWords } from "./words-en.ts";

/** VCC Live says whether the SLA was met, not when it ended: so it is said at the first answer, or where none came. */
export function slaMarkOf({ sla }: TranscriptView, words: TranscriptWords): string | null {
  return sla === "met" || sla === "breached" ? words.slaMark[sla] : null;
}
