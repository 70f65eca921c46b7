import * as v from "valibot";
import type { ChatKey } from "../../chat/chat.ts";
import type { Database, Statement } from "../database.ts";

/** A press of a button as it came: the SHA-256 of its body, its signature, and a name for the request that nobody else has. */
export interface Interaction {
  readonly digest: string;
  readonly signature: string;
  readonly request: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * `new`: nobody has seen it. `unfinished`: Slack comes again, and what was pressed is not known to be done. `done`: it
 * is. `replay`: the very same request once more, which Slack never makes.
 */
export type Seen = "new" | "unfinished" | "done" | "replay";

/** Puts it on record, and says whether it was there. */
export async function recordInteraction(db: Database, { digest, signature, request, at }: Interaction): Promise<Seen> {
  const [, rows] = await db.batch([
    {
      sql: "INSERT INTO interactions (digest, signature, request, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      values: [digest, signature, request, at],
    },
    { sql: "SELECT signature, request, done FROM interactions WHERE digest = ?", values: [digest] },
  ]);
  const [first] = v.parse(v.array(row), rows);
  // A repeated insertion finds what it has written itself.
  if (first === undefined || first.request === request) return "new";
  if (first.signature === signature) return "replay";
  return first.done === 1 ? "done" : "unfinished";
}

const row = v.object({ signature: v.string(), request: v.string(), done: v.number() });

/** What was pressed is done: whoever brings it again changes nothing. */
export function finishStatement(digest: string): Statement {
  return { sql: "UPDATE interactions SET done = 1 WHERE digest = ?", values: [digest] };
}

/** Those of before this instant, at most `most`: by then their time on record is over too. */
export function forgetInteractions(before: number, most: number): Statement {
  return {
    sql: "DELETE FROM interactions WHERE digest IN (SELECT digest FROM interactions WHERE at < ? ORDER BY at LIMIT ?)",
    values: [before, most],
  };
}

/** The message whose button was pressed is to show how the alert stands now. */
export interface PressResponse {
  readonly key: ChatKey;
  readonly target: string;
  /** The beginning of the press's digest, so that a press is answered once. */
  readonly press: string;
  /** Where the answer goes; null where the channel finds the message by itself. */
  readonly ref: string | null;
}

/** A delivery of how the alert stands. None where there is no alert. */
export function pressResponseStatement({ key, target, press, ref }: PressResponse, now: number): Statement {
  const { projectId, chatId } = key;
  // No number: it is none of the alert's changes, which later ones overtake.
  const id = `${projectId}-${chatId}-change-p${press}-${target}`;
  return {
    sql: `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at, ref)
          SELECT ?, chat_id, project_id, 'change', ?, reasons, 'pending', ?, ?, ? FROM alerts
          WHERE chat_id = ? AND project_id = ? ON CONFLICT DO NOTHING`,
    values: [id, target, now, now, ref, chatId, projectId],
  };
}
