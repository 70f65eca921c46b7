import type { Format } from "../../../locale/format.ts";
import type { Language } from "../../../locale/locale.ts";
import type { InboxCounts } from "../../../store/alerts/inbox-counts.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";
import type { Person } from "../../principal.ts";
import type { InboxQuery } from "./query.ts";

/** The input of one page of the inbox. */
export interface InboxView extends InboxQuery {
  readonly person: Person;
  readonly language: Language;
  readonly format: Format;
  readonly now: number;
  readonly alerts: readonly ListedAlert[];
  /** How many earlier alerts the customers had, by the chat's name; absent: none. */
  readonly before: ReadonlyMap<string, number>;
  /** Alerts with the same number under another contact or entity, by the chat's name; absent: none. */
  readonly sameNumber: ReadonlyMap<string, readonly ListedAlert[]>;
  /** The page's maximum was examined: the list continues, although this page is not full. */
  readonly isCut: boolean;
  /** The query of the next page; null: this is the last one. */
  readonly next: string | null;
  /** The alerts that `about` names. */
  readonly changed: readonly ListedAlert[];
  readonly counts: InboxCounts;
  readonly outages: readonly Outage[];
  /** Targets that asked us to wait for long. */
  readonly waits: readonly TargetWait[];
}
