import { type Counts, wonBack } from "../../alerts/counts.ts";
import type { Report } from "../../reports/report.ts";
import type { Counted } from "../../store/counts.ts";
import type { Speed } from "../../store/speeds.ts";
import type { CountedDay } from "./view.ts";

/** In the order in which a file has them. */
export const COLUMNS = [
  ...(["day", "queue", "chats", "alerts", "lost", "missed", "sla-breached"] as const),
  ...(["claimed", "won-back", "called-back", "came-back", "resolved-otherwise", "open"] as const),
];

/** Counts as programs see them, by the names that reasons and outcomes have everywhere. */
function figures(counts: Counts) {
  return {
    ...{ chats: counts.came, alerts: counts.alerts, lost: counts.lost, missed: counts.missed },
    ...{ "sla-breached": counts.slaBreached, claimed: counts.claimed, "won-back": wonBack(counts) },
    ...{ "called-back": counts.calledBack, "came-back": counts.cameBack },
    ...{ "resolved-otherwise": counts.otherwise, open: counts.open },
  };
}

/** One line of the file: a day and a queue that has anything. `slot` is the day's date. */
export function line({ slot, queue, ...counts }: Counted): readonly string[] {
  const shown: Readonly<Record<string, string | number>> = { day: slot, queue: queue ?? "", ...figures(counts) };
  return COLUMNS.map((column) => String(shown[column] ?? ""));
}

export function shown(days: readonly CountedDay[], report: Report) {
  return {
    days: days.map(({ date, counts }) => ({ day: date, ...figures(counts) })),
    total: { ...figures(report.total.counts), speed: seconds(report.speed) },
    before: { ...figures(report.total.before), speed: seconds(report.speedBefore) },
    openByNow: report.open,
    wonBackOfOlder: report.wonBackLate,
    queues: report.queues.map(({ queue, counts, before, open }) => ({
      queue,
      ...figures(counts),
      openByNow: open,
      before: figures(before),
    })),
  };
}

/** Medians in whole seconds. */
function seconds({ claimed, wonBack: won }: Speed) {
  const whole = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 1000));
  return { claimed: whole(claimed), "won-back": whole(won) };
}
