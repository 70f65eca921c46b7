import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import type { Row, Statement } from "../database.ts";

/** A stored revision without its body. */
export interface StoredRevision {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** More than anybody looks at; VCC Live repeats a chat a few times. */
const MOST = 50;

/** All revisions of a chat, the latest arrival first. */
export function revisionsStatement({ projectId, chatId }: ChatKey): Statement {
  return {
    sql: `SELECT revision, received_at FROM revisions WHERE chat_id = ? AND project_id = ?
          ORDER BY revision DESC LIMIT ?`,
    values: [chatId, projectId, MOST],
  };
}

export function readRevisions(rows: readonly Row[]): readonly StoredRevision[] {
  return v
    .parse(v.array(v.object({ revision: v.number(), received_at: v.number() })), rows)
    .map(({ revision, received_at: receivedAt }) => ({ revision, receivedAt }));
}
