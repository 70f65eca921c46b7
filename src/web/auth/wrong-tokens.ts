import { faultOf } from "../../log.ts";
import { LISTED_A_DAY, wrongTokensStatements } from "../../store/sign-in/wrong-tokens.ts";
import { HOUR, MINUTE } from "../../time/durations.ts";
import type { Context } from "../request/context.ts";

/** What is to be written down now of wrong tokens. */
export interface DueEntry {
  readonly tries: number;
  readonly limited: boolean;
}

/** Counts wrong tokens in memory, so that a flood of them is no flood of writes. */
export interface WrongTokenCounter {
  /** Counts one; null while it needs no write. */
  add(address: string, limited: boolean, now: number): DueEntry | null;
  /** So many could not be written down: they count with the next. */
  putBack(address: string, due: DueEntry): void;
}

/**
 * Writes the first of each address in an hour at once, for as many addresses as the audit list takes, and the first for
 * which somebody was told to wait; all others once a minute.
 */
export function createWrongTokenCounter(): WrongTokenCounter {
  let hour = Number.NEGATIVE_INFINITY;
  let seen = new Set<string>();
  let tries = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let limitedAt = Number.NEGATIVE_INFINITY;
  return {
    add(address, limited, now) {
      if (hour !== Math.floor(now / HOUR)) {
        hour = Math.floor(now / HOUR);
        seen = new Set();
      }
      tries += 1;
      const isNew = !seen.has(address) && seen.size < LISTED_A_DAY;
      const isNews = limited && now - limitedAt >= MINUTE;
      if (!isNew && !isNews && now - writtenAt < MINUTE) return null;
      const due = { tries, limited };
      if (isNew) seen.add(address);
      if (limited) limitedAt = now;
      writtenAt = now;
      tries = 0;
      return due;
    },
    putBack(address, due) {
      tries += due.tries;
      seen.delete(address);
      if (due.limited) limitedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** One for each isolate. */
const tally = createWrongTokenCounter();

/** Takes down, after the answer, that a wrong token was tried: from where and when, nothing of the token. Never throws. */
export async function recordWrongTokens(address: string, limited: boolean, context: Context): Promise<void> {
  const now = context.now();
  const due = tally.add(address, limited, now);
  if (due === null) return;
  try {
    const receipt = crypto.randomUUID();
    await context.openDatabase().batch(wrongTokensStatements({ address, ...due, receipt }, now));
  } catch (error) {
    tally.putBack(address, due);
    context.log({ event: "wrong-token", outcome: "failed", ...faultOf(error) });
  }
}
