import * as v from "valibot";
import { chatName } from "../chat/chat.ts";
import { bodyBytes } from "./body.ts";
import type { CurrentHead } from "./chats/heads.ts";
import type { Database } from "./database.ts";

/** The current bodies of chats, by the chat's name, without those of more than `most` bytes. One round trip. */
export async function readBodies(
  db: Database,
  heads: readonly CurrentHead[],
  most: number,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const asked = heads.map(({ key, revision }) => ({ ...key, revision }));
  const [rows] = await db.batch([
    {
      sql: `SELECT revisions.project_id, revisions.chat_id, encoding, body FROM json_each(?) AS asked
            JOIN revisions ON revisions.chat_id = asked.value ->> 'chatId'
              AND revisions.project_id = asked.value ->> 'projectId' AND revisions.revision = asked.value ->> 'revision'
            WHERE octet_length(body) <= ?`,
      values: [JSON.stringify(asked), most],
    },
  ]);
  return new Map(
    v.parse(v.array(row), rows).map(({ project_id: projectId, chat_id: chatId, encoding, body }) => {
      return [chatName({ projectId, chatId }), bodyBytes(encoding, [body])];
    }),
  );
}

const row = v.object({ project_id: v.number(), chat_id: v.number(), encoding: v.string(), body: v.string() });
