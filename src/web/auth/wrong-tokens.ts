import { faultOf } from "../../log.ts";
import { LISTED_A_DAY, wrongTokensStatements } from "../../store/sign-in/wrong-tokens.ts";
import { HOUR, MINUTE } from "../../time/durations.ts";
import type { Context } from "../request/context.ts";

/** What to write now about wrong tokens. */
export interface DueEntry {
  readonly tries: number;
  readonly limited: boolean;
}

/** Counts wrong tokens in memory, so that a flood of them does not cause a flood of writes. */
export interface WrongTokenCounter {
  /** Counts one; null if nothing needs to be written now. */
  add(address: string, limited: boolean, now: number): DueEntry | null;
  /** Restores counts that could not be written: they are added to the next write. */
  restore(address: string, due: DueEntry): void;
}

/**
 * Writes immediately the first wrong token of each address in an hour, for as many addresses as the audit list takes,
 * and the first one that was limited; all others once a minute.
 */
export function createWrongTokenCounter(): WrongTokenCounter {
  let hour = Number.NEGATIVE_INFINITY;
  let addresses = new Set<string>();
  let tries = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let limitedAt = Number.NEGATIVE_INFINITY;
  return {
    add(address, limited, now) {
      if (hour !== Math.floor(now / HOUR)) {
        hour = Math.floor(now / HOUR);
        addresses = new Set();
      }
      tries += 1;
      const isNew = !addresses.has(address) && addresses.size < LISTED_A_DAY;
      const isNews = limited && now - limitedAt >= MINUTE;
      if (!isNew && !isNews && now - writtenAt < MINUTE) return null;
      const due = { tries, limited };
      if (isNew) addresses.add(address);
      if (limited) limitedAt = now;
      writtenAt = now;
      tries = 0;
      return due;
    },
    restore(address, due) {
      tries += due.tries;
      addresses.delete(address);
      if (due.limited) limitedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** One per isolate. */
const counter = createWrongTokenCounter();

/** Records after the response that a wrong token was tried: address and time, nothing of the token. Never throws. */
export async function recordWrongTokens(address: string, limited: boolean, context: Context): Promise<void> {
  const now = context.now();
  const due = counter.add(address, limited, now);
  if (due === null) return;
  try {
    const receipt = crypto.randomUUID();
    await context.openDatabase().batch(wrongTokensStatements({ address, ...due, receipt }, now));
  } catch (error) {
    counter.restore(address, due);
    context.log({ event: "wrong-token", outcome: "failed", ...faultOf(error) });
  }
}
