import { REASONS, type Reason } from "../../alerts/reasons.ts";
import type { Format } from "../../locale/format.ts";
import type { SeveralWords } from "../../locale/words.ts";
import type { Several } from "./model.ts";

export interface Count {
  readonly reason: Reason;
  readonly count: number;
}

/** How many there are of each reason, worst first. Each chat counts once, by its worst, so that they add up to all. */
export function countsOf(all: Several["all"]): readonly Count[] {
  const worst = all.map(({ reasons }) => REASONS.find((reason) => reasons.includes(reason)));
  return REASONS.flatMap((reason) => {
    const count = worst.filter((one) => one === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  });
}

/** "27 chats need a call back: 20 lost, 7 missed", or "7 missed chats need a call back". `join` makes one of the counts. */
export function headlineOf(
  counts: readonly Count[],
  join: (counted: readonly string[]) => string,
  words: SeveralWords,
  format: Format,
): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const [only, ...others] = counts;
  const named = only === undefined || others.length > 0 ? words : words.reasons[only.reason];
  const chats = named.chats(all, format.number(all));
  // Where only the SLA was breached, the customer may well have been answered.
  const left = counts.every(({ reason }) => reason !== "sla-breached");
  const need = left ? words.needCallBack(all, chats) : words.needAttention(all, chats);
  if (others.length === 0) return need;
  return `${need}: ${join(counts.map(({ reason, count }) => words.reasons[reason].counted(format.number(count))))}`;
}
