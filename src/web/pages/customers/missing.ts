import { readFilling } from "../../../store/chats/fill-columns.ts";
import { unreadChats } from "../../../store/chats/unfilled.ts";
import type { ExportedCustomer } from "../../../store/customers/export.ts";
import type { Database } from "../../../store/database.ts";

/** What an export cannot have yet, one sentence each: the entities of older chats are found by reading their bodies. */
export async function missingOf(db: Database, { projectId, entityId }: ExportedCustomer): Promise<readonly string[]> {
  if (entityId === null) return [];
  const [{ filling }, unread] = [await readFilling(db), await unreadChats(db, projectId)];
  return [
    ...(filling.throughAt === null
      ? ["Older chats are still being read for their entities, which the cron does: ask again later."]
      : []),
    ...(unread.length === 0
      ? []
      : [
          `Chats that can not be read, so that nobody can say which entity they name: ${unread.map((chat) => `/chats/${chat}`).join(", ")}.`,
        ]),
  ];
}
