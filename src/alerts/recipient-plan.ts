import type { EndReason } from "./end-reason.ts";

/** Who hears of an alert, and when. */
export interface RecipientPlan {
  /** Names of the rules that matched, in order. */
  readonly matched: readonly string[];
  readonly deliveries: readonly PlannedDelivery[];
  /** Who would hear, but does not, for a reason that goes on the record. */
  readonly suppressed: readonly SuppressedRecipient[];
  /** The name of the rule that tells nobody; null where one names somebody. */
  readonly suppressedBy: string | null;
  /** Who hears too, later, unless somebody claims it. */
  readonly escalations: readonly PlannedEscalation[];
}

export interface SuppressedRecipient {
  readonly target: string;
  readonly rule: string | null;
  readonly end: EndReason;
}

/** Who is told of an alert, and when. */
export interface PlannedDelivery {
  readonly target: string;
  /** Null: no rule matched. */
  readonly rule: string | null;
  /** Milliseconds since 1970: at once, or the next opening of the rule's hours. */
  readonly dueAt: number;
}

/** Who hears when an alert stays open, and when; a step counts from 1. */
export interface PlannedEscalation {
  readonly target: string;
  readonly rule: string;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}
