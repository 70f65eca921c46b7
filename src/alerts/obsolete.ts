import { actorInNote } from "./actor.ts";
import type { DeliveryKind } from "./delivery.ts";
import { type AlertOutcome, type AlertStatus, isEnding } from "./state.ts";

/** What a delivery of an alert was made for. */
interface Made {
  readonly kind: DeliveryKind;
  /** Of an escalation when the alert was open already, of a reminder when it was claimed; milliseconds since 1970. */
  readonly createdAt: number;
}

/** The current life of an alert. */
export interface Life {
  /** When it began, in milliseconds since 1970. */
  readonly openedAt: number;
  /** Somebody was to hear of it. */
  readonly isTold: boolean;
}

/**
 * Why what a delivery would say of an alert is not so any more, as it goes on the record; null where it is. An alert
 * that somebody has claimed is told still: those who hear of it see who has. One that waited while its life ended is
 * told by the deliveries of the next, unless there are none.
 */
export function obsoleteReason({ kind, createdAt }: Made, standing: AlertStatus & Life): string | null {
  const { state, since, openedAt, isTold } = standing;
  if (kind !== "alert" && kind !== "escalation" && kind !== "reminder") return null;
  if (state === "resolved") return endOf(standing);
  if (kind === "alert" && createdAt < openedAt && isTold) return "resolved meanwhile, and told anew since";
  if (kind === "escalation" && state === "claimed") return `claimed by ${actorInNote(standing.actor)}`;
  // From each time that it is opened again the steps count anew, from each claim the time to the reminder.
  if (kind === "escalation" && since > createdAt) return "claimed or resolved meanwhile, and opened again since";
  if (kind === "reminder" && state === "open") return "not claimed any more";
  return kind === "reminder" && since !== createdAt ? "claimed anew since" : null;
}

const ENDED: Readonly<Record<AlertOutcome, string>> = {
  "called-back": "called back",
  unreachable: "could not be reached",
  "no-need": "no call needed",
  spam: "spam",
  "came-back": "the customer came back",
  expired: "expired",
  "marked-as-spam": "marked as spam since",
};

function endOf(standing: AlertStatus): string {
  const { outcome } = standing;
  if (outcome === "came-back" || isEnding(outcome)) return ENDED[outcome];
  return `resolved by ${actorInNote(standing.actor)}${outcome === null ? "" : `: ${ENDED[outcome]}`}`;
}
