import type { Chat } from "../../../../chat/chat.ts";
import { readRevisions, revisionsStatement, type StoredRevision } from "../../../../store/chats/revisions.ts";
import { readSameContact, type SameContactChats, sameContactStatement } from "../../../../store/chats/same-contact.ts";
import type { Database } from "../../../../store/database.ts";
import { type NotifiedTarget, notifiedStatement, readNotified } from "../../../../store/deliveries/by-chat.ts";

/** What is recorded about a transcript, and other chats of the same customer. */
export interface TranscriptContext extends SameContactChats {
  /** Latest arrival first. */
  readonly revisions: readonly StoredRevision[];
  readonly told: readonly NotifiedTarget[];
}

/** One round trip. `at`: the chat's last message, else its arrival. */
export async function readContext(db: Database, { key, contactId }: Chat, at: number): Promise<TranscriptContext> {
  const [revisions = [], told = [], sameContact = []] = await db.batch([
    revisionsStatement(key),
    notifiedStatement(key),
    sameContactStatement(key, contactId),
  ]);
  return {
    revisions: readRevisions(revisions),
    told: readNotified(told),
    ...readSameContact(sameContact, key.chatId, at),
  };
}
