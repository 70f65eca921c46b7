/** Who hears of an alert, and when. */
export interface Hearing {
  /** Names of the rules that matched, in order. */
  readonly matched: readonly string[];
  readonly told: readonly Told[];
  /** Who would hear, but does not, for a reason that goes on the record. */
  readonly suppressed: readonly Suppressed[];
  /** The name of the rule that tells nobody; null where one names somebody. */
  readonly suppressedBy: string | null;
  /** Who hears too, later, unless somebody claims it. */
  readonly escalations: readonly Escalating[];
}

export interface Suppressed {
  readonly target: string;
  readonly rule: string | null;
  readonly note: string;
}

/** Who is told of an alert, and when. */
export interface Told {
  readonly target: string;
  /** Null: no rule matched. */
  readonly rule: string | null;
  /** Milliseconds since 1970: at once, or the next opening of the rule's hours. */
  readonly dueAt: number;
}

/** Who hears when an alert stays open, and when; a step counts from 1. */
export interface Escalating {
  readonly target: string;
  readonly rule: string;
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}
