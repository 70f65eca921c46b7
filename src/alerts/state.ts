import type { Actor } from "./actor.ts";

/** The life of an alert: somebody is needed, somebody has taken it on, it is over. */
export const STATES = ["open", "claimed", "resolved"] as const;
export type AlertState = (typeof STATES)[number];

/** How it ended, as a person may say. */
export const MANUAL_OUTCOMES = ["called-back", "unreachable", "no-need", "spam"] as const;

/** How it ended without anybody: nothing of the chat is left to act on, or VCC Live marked the chat as spam. */
export const AUTOMATIC_ENDINGS = ["expired", "marked-as-spam"] as const;
export type Ending = (typeof AUTOMATIC_ENDINGS)[number];

/** `came-back`: by itself, the same customer had a later chat that was answered. */
export const ALERT_OUTCOMES = [...MANUAL_OUTCOMES, "came-back", ...AUTOMATIC_ENDINGS] as const;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];

/** Whether the alert ended with its chat, so that news of the chat begin a new life of the alert. */
export function isEnding(outcome: AlertOutcome | null): outcome is Ending {
  return AUTOMATIC_ENDINGS.some((ending) => ending === outcome);
}

/** Where an alert stands in its life. */
export interface AlertStatus {
  /** Who claimed or resolved it; null while it is open, and where it resolved itself. */
  readonly actor: Actor | null;
  readonly state: AlertState;
  /** How often it changed: who acts on what they saw names it, and is refused where it has moved on. */
  readonly changes: number;
  /** Since when it stands so, in milliseconds since 1970. */
  readonly since: number;
  readonly outcome: AlertOutcome | null;
}
