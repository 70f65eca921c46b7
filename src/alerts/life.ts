/** The life of an alert: somebody is needed, somebody has taken it on, it is over. */
export const STATES = ["open", "claimed", "resolved"] as const;
export type AlertState = (typeof STATES)[number];

/** How it ended. */
export const OUTCOMES = ["called-back", "unreachable", "no-need", "spam"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where an alert stands in its life. */
export interface Standing {
  readonly state: AlertState;
  /** How often it changed: who acts on what they saw names it, and is refused where it has moved on. */
  readonly changes: number;
  /** Who claimed or resolved it; null while it is open. */
  readonly who: string | null;
  /** Since when it stands so, in milliseconds since 1970. */
  readonly since: number;
  readonly outcome: Outcome | null;
}
