import type { AlertOutcome } from "./state.ts";

/** What a period's chats came to. An alert counts where it was opened, for each of its reasons, and as it stands now. */
export interface Counts {
  /** Chats, each where its last revision came in. */
  readonly came: number;
  readonly alerts: number;
  readonly lost: number;
  readonly missed: number;
  readonly slaBreached: number;
  /** Somebody took it on, whatever became of it. */
  readonly claimed: number;
  /** The ways of winning a customer back, as in `WON_BACK_AS`. */
  readonly calledBack: number;
  readonly cameBack: number;
  /** Resolved, and not won back: not reached, no need to, spam. */
  readonly otherwise: number;
  /** Not resolved yet, claimed or not. */
  readonly open: number;
}

export const NO_COUNTS: Counts = {
  ...{ came: 0, alerts: 0, lost: 0, missed: 0, slaBreached: 0 },
  ...{ claimed: 0, calledBack: 0, cameBack: 0, otherwise: 0, open: 0 },
};

/** The outcomes that win a customer back, and what counts them. */
export const WON_BACK_AS = { "called-back": "calledBack", "came-back": "cameBack" } as const satisfies Partial<
  Record<AlertOutcome, keyof Counts>
>;

export function wonBack(counts: Counts): number {
  return Object.values(WON_BACK_AS).reduce((sum, way) => sum + counts[way], 0);
}
