import type { Chat } from "../../../../chat/chat.ts";
import { readRevisions, revisionsStatement, type StoredRevision } from "../../../../store/chats/revisions.ts";
import { type Neighbours, neighbourStatement, readNeighbours } from "../../../../store/chats/same-contact.ts";
import type { Database } from "../../../../store/database.ts";
import { readTold, type ToldTarget, toldStatement } from "../../../../store/deliveries/by-chat.ts";

/** What is on record beside a transcript, and other chats of the same customer. */
export interface Beside extends Neighbours {
  /** The latest arrival first. */
  readonly revisions: readonly StoredRevision[];
  readonly told: readonly ToldTarget[];
}

/** One round trip. `at` is when the chat was: its last message, else when it came. */
export async function readBeside(db: Database, { key, contactId }: Chat, at: number): Promise<Beside> {
  const [revisions = [], told = [], neighbours = []] = await db.batch([
    revisionsStatement(key),
    toldStatement(key),
    neighbourStatement(key, contactId),
  ]);
  return {
    revisions: readRevisions(revisions),
    told: readTold(told),
    ...readNeighbours(neighbours, key.chatId, at),
  };
}
