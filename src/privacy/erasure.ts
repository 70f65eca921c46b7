import type { Actor } from "../alerts/actor.ts";
import type { Subject } from "../chat/mentions.ts";
import { type Database, StoreUnavailable } from "../store/database.ts";
import { beginErasure, type Erasure, endErasure, findErasure, finishedErasures } from "../store/privacy/erasures.ts";
import { ERASE_STATEMENTS, eraseStep, NO_CHAT_STATEMENTS, type PrivacyPorts } from "./erase-step.ts";
import { fillColumns } from "./fill-columns.ts";
import { receiptInWords } from "./receipt.ts";
import { dropStaleCopies, STALE_STATEMENTS } from "./stale-copies.ts";

/**
 * How many steps the request does itself, so that a chat is usually gone when the response is sent. The cron does the
 * rest.
 */
const STEPS = 3;

/** The Free plan's maximum per request. */
const MOST_STATEMENTS = 50;

/** Per run, so that there are few statements. */
const ENDED_AT_ONCE = 2;

/** The maximum of statements that one run sends for receipts. */
export const RECEIPT_STATEMENTS = 1 + 2 * ENDED_AT_ONCE;

/** The statements after the steps in a request. Each step is followed by one that reads the progress. */
const AFTER_STEPS = STALE_STATEMENTS + RECEIPT_STATEMENTS + 1;

/**
 * Starts or continues an erasure and returns its progress, in at most 50 statements. Throws StoreUnavailable, and then
 * nothing is recorded; once it is recorded, the cron handles any failure.
 */
export async function erase(given: PrivacyPorts, subject: Subject, by: Actor, now: number): Promise<Erasure> {
  const { db, sent } = counting(given.db);
  const reach = { ...given, db };
  let erasure = await beginErasure(db, subject, by, now);
  const { id } = erasure;
  try {
    if (erasure.step === "waiting") {
      await fillColumns(reach, now);
      erasure = (await findErasure(db, id)) ?? erasure;
    }
    for (let steps = 0; steps < STEPS && (erasure.step === "chats" || erasure.step === "quarantine"); steps += 1) {
      const room = MOST_STATEMENTS - sent() - AFTER_STEPS - 1;
      if (room < (erasure.step === "chats" ? ERASE_STATEMENTS : NO_CHAT_STATEMENTS)) break;
      await eraseStep(reach, erasure, now, room);
      erasure = (await findErasure(db, id)) ?? erasure;
    }
    await dropStaleCopies(reach, now);
    await endErasures(reach, id, now);
    return (await findErasure(db, id)) ?? erasure;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    reach.log({ event: "erasure", outcome: "unavailable", cause: error.failure, erasure: id });
    return erasure;
  }
}

/** Writes the receipts of erasures that have finished. `worked`: the one that was just worked on, if any. */
export async function endErasures({ db }: PrivacyPorts, worked: string | null, now: number): Promise<void> {
  for (const erasure of await finishedErasures(db, worked, ENDED_AT_ONCE)) {
    const { subject, actor, askedAt } = erasure;
    const chat = subject.kind === "chat" ? { projectId: subject.projectId, chatId: subject.id } : null;
    // In a list by time, a receipt comes after the request.
    const at = Math.max(now, askedAt + 1);
    await endErasure(db, erasure, { at, actor, action: "erased", chat, what: receiptInWords(erasure) });
  }
}

/** Counts the statements that are sent. */
function counting(db: Database): { readonly db: Database; sent(): number } {
  let count = 0;
  const batch: Database["batch"] = (statements) => {
    count += statements.length;
    return db.batch(statements);
  };
  return { db: { batch }, sent: () => count };
}
