import type { DigestPeriod } from "../../../statistics/period.ts";
import type { Report } from "../../../statistics/report.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";

/** The content of a digest. Instants in milliseconds since 1970. */
export interface Digest {
  readonly period: DigestPeriod;
  readonly report: Report;
  /** Some open alerts, worst first, then some that were too old for an alert. */
  readonly listed: readonly DigestEntry[];
  /** How many of the listed alerts are unresolved. */
  readonly openListed: number;
  /** How many were recorded in the period as too old for an alert. */
  readonly tooOld: number;
  /** The customer's data that the target may see. */
  readonly show: readonly string[];
  /** The original target, if the digest goes to its fallback. */
  readonly otherTarget: string | null;
  /** Our own origin; null if it is not known. */
  readonly origin: string | null;
  readonly now: number;
}

export interface DigestEntry {
  readonly alert: ListedAlert;
  readonly isTooOld: boolean;
  readonly link: string | null;
}

/** No alert in either period, and no open one. */
export function isEmpty({ report, tooOld }: Pick<Digest, "report" | "tooOld">): boolean {
  const { total, open, wonBackLate } = report;
  return total.counts.alerts + total.before.alerts + open + wonBackLate + tooOld === 0;
}
