import { type Actor, isOneOf } from "../alerts/actor.ts";
import { type AlertOutcome, type AlertState, type AlertStatus, isEnding } from "../alerts/state.ts";

/** What somebody wants to do with an alert. */
export type FollowUpCommand =
  | { readonly action: "claim" }
  /** `note` at most NOTE characters; null: nothing to add. */
  | { readonly action: "resolve"; readonly outcome: AlertOutcome; readonly note: string | null }
  /** Also lets go of what is claimed. */
  | { readonly action: "reopen" };

export type Decision =
  | { readonly kind: "change"; readonly state: AlertState; readonly outcome: AlertOutcome | null }
  /** It stands so already, by the same person's doing. */
  | { readonly kind: "done" }
  /** Somebody else has claimed or resolved it; who and when is how it stands. */
  | { readonly kind: "refused" };

/** The longest note, in characters. */
export const NOTE = 500;

/**
 * Whether somebody may act so on an alert that stands so; `own`: as whom they are known. What another has claimed is theirs until somebody reopens it, so
 * that no customer is called twice; what is resolved must be reopened before it is claimed.
 */
export function decide(act: FollowUpCommand, standing: AlertStatus, own: readonly Actor[]): Decision {
  const { state, outcome } = standing;
  const isTheirs = isOneOf(standing.actor, own);
  switch (act.action) {
    case "claim":
      if (state === "open") return { kind: "change", state: "claimed", outcome: null };
      return { kind: state === "claimed" && isTheirs ? "done" : "refused" };
    case "resolve":
      if (state === "open" || (state === "claimed" && isTheirs)) {
        return { kind: "change", state: "resolved", outcome: act.outcome };
      }
      return { kind: isTheirs && outcome === act.outcome ? "done" : "refused" };
    case "reopen":
      // Nobody needs to call for spam; what VCC Live says of the chat next may begin a new life.
      if (isEnding(outcome)) return { kind: "refused" };
      return state === "open" ? { kind: "done" } : { kind: "change", state: "open", outcome: null };
  }
}
