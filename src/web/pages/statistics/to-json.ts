import { type Counts, wonBack } from "../../../alerts/counts.ts";
import type { QueueOfDay, Report, Speed } from "../../../statistics/report.ts";
import type { Cell } from "../../http/csv.ts";
import type { CountedDay } from "./view.ts";

/** In the order of the file. */
export const COLUMNS = [
  ...(["day", "queue", "chats", "alerts", "lost", "missed", "sla-breached"] as const),
  ...(["claimed", "won-back", "called-back", "came-back", "resolved-otherwise", "open"] as const),
];

/** Counts for programs, by the names of reasons and outcomes. */
function figures(counts: Counts) {
  return {
    ...{ chats: counts.came, alerts: counts.alerts, lost: counts.lost, missed: counts.missed },
    ...{ "sla-breached": counts.slaBreached, claimed: counts.claimed, "won-back": wonBack(counts) },
    ...{ "called-back": counts.calledBack, "came-back": counts.cameBack },
    ...{ "resolved-otherwise": counts.otherwise, open: counts.open },
  };
}

/** One line of the file: a day's date, and a queue with any figures. */
export function line(date: string, { queue, counts }: QueueOfDay): readonly Cell[] {
  const shown: Readonly<Record<string, Cell>> = { day: { own: date }, queue, ...figures(counts) };
  return COLUMNS.map((column) => shown[column] ?? null);
}

/** `asOf` and `countedFrom` are null if everything is counted: otherwise until when, or from when on. */
export function toJson(days: readonly CountedDay[], report: Report) {
  return {
    days: days.map(({ date, counts }) => ({ day: date, ...figures(counts) })),
    total: { ...figures(report.total.counts), speed: seconds(report.speed) },
    before: { ...figures(report.total.before), speed: seconds(report.speedBefore) },
    openByNow: report.open,
    wonBackOfOlder: report.wonBackLate,
    ...{ asOf: instant(report.asOf), countedFrom: instant(report.countedFrom) },
    queues: report.queues.map(({ queue, counts, before, open }) => ({
      queue,
      ...figures(counts),
      openByNow: open,
      before: figures(before),
    })),
    agents: report.agents.map(({ agent, counts }) => ({ agent, ...figures(counts) })),
  };
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Medians in whole seconds. */
function seconds({ claimed, wonBack: won }: Speed) {
  const whole = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 1000));
  return { claimed: whole(claimed), "won-back": whole(won) };
}
