import type { Format } from "../../../locale/format.ts";
import type { Language } from "../../../locale/locale.ts";
import type { InboxCounts } from "../../../store/alerts/inbox-counts.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";
import type { Person } from "../../principal.ts";
import type { InboxQuery } from "./query.ts";

/** One page of the inbox: all that it is made of. */
export interface InboxView extends InboxQuery {
  readonly person: Person;
  readonly language: Language;
  readonly format: Format;
  readonly now: number;
  readonly alerts: readonly ListedAlert[];
  /** How many alerts their customers had before, by the chat's name; the others had none. */
  readonly before: ReadonlyMap<string, number>;
  /** More were looked at than a page has time for: the list goes on, though this page is not full. */
  readonly isCut: boolean;
  /** The query of the next page; null: this is the last one. */
  readonly next: string | null;
  /** Those that `about` names. */
  readonly changed: readonly ListedAlert[];
  readonly counts: InboxCounts;
  readonly outages: readonly Outage[];
  /** Targets that asked to be left alone for long. */
  readonly waits: readonly TargetWait[];
}
