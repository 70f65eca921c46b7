import * as v from "valibot";
import type { Reason } from "../../alerts/reasons.ts";
import { OUTCOMES, STATES, type Standing } from "../../alerts/state.ts";
import { type Summary, summarySchema } from "../../alerts/summary.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { ALERT_DOOR, ALERT_OUTCOME } from "../columns.ts";
import type { Row } from "../database.ts";
import { recordedReasons } from "../recorded-values.ts";

/** An alert as a list shows it. Instants in milliseconds since 1970. */
export interface ListedAlert extends Standing {
  readonly key: ChatKey;
  readonly reasons: readonly Reason[];
  readonly urgency: number;
  /** When its chat came in, or came in again with what began a new life of it. */
  readonly openedAt: number;
  readonly summary: Summary;
}

/** What is selected of `alerts` for it. */
export const LISTED_COLUMNS = `project_id, chat_id, reasons, urgency, opened_at, state, changes, who, ${ALERT_DOOR} AS door, since,
  ${ALERT_OUTCOME} AS outcome, summary`;

const listed = v.object({
  project_id: v.number(),
  chat_id: v.number(),
  reasons: recordedReasons,
  urgency: v.number(),
  opened_at: v.number(),
  state: v.picklist(STATES),
  changes: v.number(),
  who: v.nullable(v.string()),
  door: v.nullable(v.string()),
  since: v.number(),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  summary: v.pipe(v.string(), v.parseJson(), summarySchema),
});

export function readListed(value: Row): ListedAlert {
  const { project_id: projectId, chat_id: chatId, opened_at: openedAt, ...rest } = v.parse(listed, value);
  return { key: { projectId, chatId }, openedAt, ...rest };
}
