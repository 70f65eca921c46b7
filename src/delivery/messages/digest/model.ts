import type { DigestPeriod } from "../../../statistics/period.ts";
import type { Report } from "../../../statistics/report.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";

/** All that a digest says. Instants in milliseconds since 1970. */
export interface Digest {
  readonly period: DigestPeriod;
  readonly report: Report;
  /** Some of what is open, the worst first, and then some of what was too old for an alert of its own. */
  readonly listed: readonly DigestEntry[];
  /** How many of the listed are not resolved. */
  readonly openListed: number;
  /** How many were recorded in the period as too old for an alert of their own. */
  readonly tooOld: number;
  /** What of the customer goes out, as in a target's settings. */
  readonly show: readonly string[];
  /** The target that should have heard and could not be told. */
  readonly otherTarget: string | null;
  /** Our own address; null where none is known. */
  readonly origin: string | null;
  readonly now: number;
}

export interface DigestEntry {
  readonly alert: ListedAlert;
  readonly isTooOld: boolean;
  readonly link: string | null;
}

/** No chat raised an alert in either period, and nothing waits for anybody. */
export function isEmpty({ report, tooOld }: Pick<Digest, "report" | "tooOld">): boolean {
  const { total, open, wonBackLate } = report;
  return total.counts.alerts + total.before.alerts + open + wonBackLate + tooOld === 0;
}
