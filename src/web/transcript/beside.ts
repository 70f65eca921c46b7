import type { Chat } from "../../chat/chat.ts";
import type { Database } from "../../store/database.ts";
import { type NeighbouringChat, neighbourStatements, readNeighbours } from "../../store/neighbouring-chats.ts";
import { readRevisions, revisionsStatement, type StoredRevision } from "../../store/revisions.ts";
import { readTold, type ToldTarget, toldStatement } from "../../store/told-of-chat.ts";

/** What is on record beside a transcript. */
export interface Beside {
  /** The latest arrival first. */
  readonly revisions: readonly StoredRevision[];
  readonly told: readonly ToldTarget[];
  /** Of the same customer, the nearest first. */
  readonly earlier: readonly NeighbouringChat[];
  readonly later: readonly NeighbouringChat[];
}

/** One round trip. `at` is when the chat was: its last message, else when it came. */
export async function readBeside(db: Database, { key, contactId }: Chat, at: number): Promise<Beside> {
  const [revisions = [], told = [], earlier = [], later = []] = await db.batch([
    revisionsStatement(key),
    toldStatement(key),
    ...neighbourStatements(key, contactId, at),
  ]);
  return {
    revisions: readRevisions(revisions),
    told: readTold(told),
    earlier: readNeighbours(earlier),
    later: readNeighbours(later),
  };
}
