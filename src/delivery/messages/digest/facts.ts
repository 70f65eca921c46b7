import { wonBack } from "../../../alerts/counts.ts";
import type { Fact } from "../../../channels/message.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import type { Report } from "../../../statistics/report.ts";

/** The totals, each with its value in the period before; those that are zero in both are left out. */
export function digestFacts(
  report: Report,
  words: Words["digest"],
  several: Words["alertBatch"],
  format: Format,
): readonly Fact[] {
  const { counts, before } = report.total;
  const { reasons } = several;
  const figures: readonly (readonly [label: string, value: number, before: number])[] = [
    [words.came, counts.came, before.came],
    [words.alertsLabel, counts.alerts, before.alerts],
    [reasons.lost.label, counts.lost, before.lost],
    [reasons.missed.label, counts.missed, before.missed],
    [reasons["sla-breached"].label, counts.slaBreached, before.slaBreached],
    [words.claimed, counts.claimed, before.claimed],
    [words.wonBack, wonBack(counts), wonBack(before)],
    [words.otherwise, counts.otherwise, before.otherwise],
  ];
  const ways = words.wonBackBy(format.number(counts.calledBack), format.number(counts.cameBack));
  return [
    ...figures
      .filter(([, value, earlier]) => value + earlier > 0)
      .map(([label, value, earlier]) => {
        const compared = `${format.number(value)} ${words.before(format.number(earlier))}`;
        return { label, value: label === words.wonBack && value > 0 ? `${compared}: ${ways}` : compared };
      }),
    ...(report.wonBackLate > 0 ? [{ label: words.wonBackLate, value: format.number(report.wonBackLate) }] : []),
    openFact(report, words, format),
    ...durationFact(words.toClaim, report.speed.claimed, report.speedBefore.claimed, words, format),
    ...durationFact(words.toWinBack, report.speed.wonBack, report.speedBefore.wonBack, words, format),
  ];
}

function openFact({ open, total: { counts } }: Report, words: Words["digest"], format: Format): Fact {
  const older = open - counts.open;
  const value = format.number(open);
  return { label: words.open, value: older > 0 ? `${value}, ${words.openOlder(format.number(older))}` : value };
}

function durationFact(
  label: string,
  taken: number | null,
  before: number | null,
  words: Words["digest"],
  format: Format,
): readonly Fact[] {
  if (taken === null) return [];
  const value = format.duration(taken);
  return [{ label, value: before === null ? value : `${value} ${words.before(format.duration(before))}` }];
}
