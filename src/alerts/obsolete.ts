import type { DeliveryKind } from "./delivery.ts";
import type { EndReason } from "./end-reason.ts";
import { type AlertStatus, isEnding } from "./state.ts";

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
 * Why what a delivery would say of an alert is not so any more; null where it is. An alert that somebody has claimed is
 * told still: those who hear of it see who has. One that waited while its life ended is told by the deliveries of the
 * next, unless there are none.
 */
export function obsoleteReason({ kind, createdAt }: Made, status: AlertStatus & Life): EndReason | null {
  const { state, since, openedAt, isTold } = status;
  if (kind !== "alert" && kind !== "escalation" && kind !== "reminder") return null;
  if (state === "resolved") return endOf(status);
  if (kind === "alert" && createdAt < openedAt && isTold) return { code: "notified-again" };
  if (kind === "escalation" && state === "claimed") return { code: "claimed", by: status.actor };
  // From each time that it is opened again the steps count anew, from each claim the time to the reminder.
  if (kind === "escalation" && since > createdAt) return { code: "reopened" };
  if (kind === "reminder" && state === "open") return { code: "released" };
  return kind === "reminder" && since !== createdAt ? { code: "claimed-again" } : null;
}

function endOf({ actor, outcome }: AlertStatus): EndReason {
  if (outcome === "came-back" || isEnding(outcome)) return { code: outcome };
  return { code: "resolved", by: actor, outcome };
}
