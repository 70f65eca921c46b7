import * as v from "valibot";
import { readBy, type TextReading } from "../settings-table.ts";
import { MINUTE } from "../time/durations.ts";

const FORM = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?$/;
const LONGEST = 7 * 24 * 60;

/** What a duration is, for the words of a mistake. */
const DURATION = 'must be hours and minutes, such as "15m", "2h" or "1h30m", at most "168h"';

/** "15m", "2h" or "1h30m" in milliseconds; null for anything else, nothing, or more than a week. */
export function readDuration(value: unknown): number | null {
  const [, hours = "0", minutes = "0"] = (typeof value === "string" ? FORM.exec(value.trim()) : null) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total > 0 && total <= LONGEST ? total * MINUTE : null;
}

/** The same, or what is wrong. */
export function durationOf(value: unknown): TextReading<number> {
  const milliseconds = readDuration(value);
  return milliseconds === null ? { ok: false, problem: DURATION } : { ok: true, value: milliseconds };
}

/** As a table of the settings holds one. */
export const duration = v.pipe(v.unknown(), readBy(durationOf));
