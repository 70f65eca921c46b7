import type { Format } from "../../locale/format.ts";
import type { Words } from "../../locale/locale.ts";
import { MINUTE } from "../../time/durations.ts";
import type { AlertContext } from "./model.ts";

/** The age of anything younger is not shown. */
const WORTH_SAYING = 5 * MINUTE;
const LATE = 60 * MINUTE;

/** "14 h 3 min ago"; null if it is too young. */
export function ageOf(at: number, now: number, format: Format): string | null {
  const age = now - at;
  return age < WORTH_SAYING ? null : format.ago(Math.floor(age / MINUTE) * MINUTE);
}

/** "6 Mar 2025, 17:06, 14 h ago". */
export function momentOf(at: number, now: number, format: Format): string {
  const age = ageOf(at, now, format);
  return age === null ? format.moment(at) : `${format.moment(at)}, ${age}`;
}

/** "closed 14 h ago"; for a chat without dates, since it was received. */
export function closedAgo(
  { measures, receivedAt, now }: AlertContext,
  words: Words["alert"],
  format: Format,
): string | null {
  const { closedAt } = measures;
  const age = ageOf(closedAt ?? receivedAt, now, format);
  if (age === null) return null;
  return closedAt === null ? words.receivedAgo(age) : words.closedAgo(age);
}

/** How long after its closing it arrived, in milliseconds; null if that is not late, or the dates do not show it. */
export function lateBy({ measures: { closedAt }, receivedAt }: AlertContext): number | null {
  return closedAt !== null && receivedAt - closedAt > LATE ? receivedAt - closedAt : null;
}
