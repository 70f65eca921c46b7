import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import type { Database } from "../database.ts";

/** Names of the targets that were told of a chat's alert itself, the first one first. */
export async function readToldFirst(db: Database, { projectId, chatId }: ChatKey): Promise<readonly string[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT target FROM deliveries WHERE id > ? AND id < ? AND kind = 'alert' AND status = 'sent'
            GROUP BY target ORDER BY min(ended_at)`,
      // A full stop is the character after the hyphen.
      values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`],
    },
  ]);
  return v.parse(v.array(v.object({ target: v.string() })), rows).map(({ target }) => target);
}
