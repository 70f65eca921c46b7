import type { Visitor } from "../store/audit.ts";
import { StoreUnavailable } from "../store/database.ts";
import {
  beginErasure,
  type Erasure,
  endErasure,
  findErasure,
  finishedErasures,
  type Subject,
} from "../store/erasures.ts";
import { eraseStep } from "./erase-step.ts";
import type { Reach } from "./reach.ts";
import { receiptInWords } from "./receipt.ts";
import { dropStaleCopies } from "./stale.ts";

/** What one request does itself, so that a chat is gone when it is answered. The cron does the rest. */
const STEPS = 2;

/** Of each run, so that the statements stay few. */
const ENDED_AT_ONCE = 2;

/**
 * Erases, or goes on with it, and returns how far it is: at most 50 statements. Throws StoreUnavailable, and then nothing
 * is on record; once it is, whatever fails is left to the cron.
 */
export async function erase(reach: Reach, subject: Subject, by: Visitor, now: number): Promise<Erasure> {
  let erasure = await beginErasure(reach.db, subject, by, now);
  try {
    for (let steps = 0; steps < STEPS && erasure.step !== "copies" && erasure.step !== "done"; steps += 1) {
      await eraseStep(reach, erasure, now);
      erasure = (await findErasure(reach.db, erasure.id)) ?? erasure;
    }
    await dropStaleCopies(reach, now);
    await endErasures(reach, erasure.id, now);
    return (await findErasure(reach.db, erasure.id)) ?? erasure;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    reach.log({ event: "erasure", outcome: "unavailable", cause: error.failure, erasure: erasure.id });
    return erasure;
  }
}

/** The most statements that one run sends for receipts. */
export const RECEIPT_STATEMENTS = 1 + 2 * ENDED_AT_ONCE;

/** Writes the receipts of those that have come to their end. `worked`: the one that was worked on just now, if any. */
export async function endErasures({ db }: Reach, worked: string | null, now: number): Promise<void> {
  for (const erasure of await finishedErasures(db, worked, ENDED_AT_ONCE)) {
    const { subject, who, door, askedAt } = erasure;
    const chat = subject.kind === "chat" ? { projectId: subject.projectId, chatId: subject.id } : null;
    // In a list by time a receipt stands after what it is for.
    const at = Math.max(now, askedAt + 1);
    await endErasure(db, erasure, { at, who, door, action: "erased", chat, what: receiptInWords(erasure) });
  }
}
