import type { Reason } from "../../alerts/reasons.ts";
import type { Course } from "../../chat/response.ts";
import type { AlertWords } from "../../locale/words.ts";
import type { Known } from "./compose-known.ts";

/** "Missed chat: waited 4 min 29 s". */
export function titleOf({ reasons, course, waited }: Known, words: AlertWords): string {
  const verdict = verdictOf(reasons, course, words);
  return waited === null ? verdict : `${verdict}: ${words.waited(waited)}`;
}

/** The vendor's verdicts in our words. "Too late" needs an answer that came: null is a course that is not known. */
export function verdictOf(reasons: readonly Reason[], course: Course | null, words: AlertWords): string {
  const late = reasons.length === 1 && course === "answered";
  const names: Readonly<Record<Reason, string>> = {
    lost: words.lost,
    missed: words.missed,
    "sla-breached": late ? words.answeredTooLate : words.slaBreached,
  };
  return reasons.map((reason) => names[reason]).join(", ");
}
