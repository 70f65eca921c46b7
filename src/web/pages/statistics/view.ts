import type { Counts } from "../../../alerts/counts.ts";
import type { Report } from "../../../statistics/report.ts";
import type { Viewer } from "../../request/viewer.ts";
import type { AskedDay, Days } from "./query.ts";

/** The input of the statistics page. */
export interface StatisticsView extends Viewer {
  readonly asked: Days;
  readonly days: readonly CountedDay[];
  readonly report: Report;
  readonly timeZone: string;
  /** The query for the other forms. */
  readonly search: string;
}

export interface CountedDay extends AskedDay {
  readonly counts: Counts;
}
