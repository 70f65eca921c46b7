import { type Actor, isOneOf } from "../alerts/actor.ts";
import { type AlertOutcome, type AlertState, type AlertStatus, isEnding } from "../alerts/state.ts";

/** What somebody wants to do with an alert. */
export type FollowUpCommand =
  | { readonly action: "claim" }
  /** `note`: at most NOTE characters; null: no note. */
  | { readonly action: "resolve"; readonly outcome: AlertOutcome; readonly note: string | null }
  /** Also releases a claimed alert. */
  | { readonly action: "reopen" };

export type Decision =
  | { readonly kind: "change"; readonly state: AlertState; readonly outcome: AlertOutcome | null }
  /** The alert is in that state already, because of the same person. */
  | { readonly kind: "done" }
  /** Somebody else has claimed or resolved it; its status says who and when. */
  | { readonly kind: "refused" };

/** The maximum length of a note, in characters. */
export const NOTE = 500;

/**
 * Whether somebody may do this with an alert in this state; `own`: the identities of the person. An alert that another
 * person has claimed stays theirs until it is reopened, so that no customer is called twice. A resolved alert must be
 * reopened before it is claimed.
 */
export function decide(act: FollowUpCommand, status: AlertStatus, own: readonly Actor[]): Decision {
  const { state, outcome } = status;
  const isTheirs = isOneOf(status.actor, own);
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
      // Spam needs no call; a later change of the chat may start a new life.
      if (isEnding(outcome)) return { kind: "refused" };
      return state === "open" ? { kind: "done" } : { kind: "change", state: "open", outcome: null };
  }
}
