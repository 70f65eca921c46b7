import { type Counts, wonBack } from "../../../alerts/counts.ts";
import type { Words } from "../../../locale/locale.ts";
import type { Fact } from "../../ui/fact-list.tsx";
import type { StatisticsView } from "./view.ts";

/** The totals, each compared with as many days before. */
export function factsOf({ report, format }: StatisticsView, words: Words["statistics"]): readonly Fact[] {
  const { counts, before } = report.total;
  const compared = (label: string, of: (counts: Counts) => number): Fact => ({
    label,
    value: `${format.number(of(counts))} (${words.before(format.number(of(before)))})`,
  });
  const taken = (label: string, now: number | null, earlier: number | null): Fact => {
    const value = now === null ? words.never : format.duration(now);
    return { label, value: earlier === null ? value : `${value} (${words.before(format.duration(earlier))})` };
  };
  return [
    compared(words.chats, ({ came }) => came),
    compared(words.alerts, ({ alerts }) => alerts),
    compared(words.lost, ({ lost }) => lost),
    compared(words.missed, ({ missed }) => missed),
    compared(words.slaBreached, ({ slaBreached }) => slaBreached),
    compared(words.claimed, ({ claimed }) => claimed),
    compared(words.wonBack, wonBack),
    { label: words.wonBackLate, value: format.number(report.wonBackLate) },
    compared(words.otherwise, ({ otherwise }) => otherwise),
    { label: words.openByNow, value: format.number(report.open) },
    taken(words.toClaim, report.speed.claimed, report.speedBefore.claimed),
    taken(words.toWinBack, report.speed.wonBack, report.speedBefore.wonBack),
  ];
}
