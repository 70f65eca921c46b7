import type { ChatKey } from "../../chat/chat.ts";
import type { Statement } from "../database.ts";

/** The message whose button was pressed is to show how the alert stands now. */
export interface PressAnswer {
  readonly key: ChatKey;
  readonly target: string;
  /** The beginning of the press's digest, so that a press is answered once. */
  readonly press: string;
  /** Where the answer goes; null where the channel finds the message by itself. */
  readonly ref: string | null;
}

/** A delivery of how the alert stands. None where there is no alert. */
export function answerPressStatement({ key, target, press, ref }: PressAnswer, now: number): Statement {
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
