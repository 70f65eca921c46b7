import * as v from "valibot";
import { WON_BACK_AS } from "../alerts/counts.ts";
import { attemptSchema, KINDS } from "../alerts/delivery.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";
import type { ChatKey } from "../chat/chat.ts";

// What columns of several tables hold, and how it is read.

/** The chat that a row is about. */
export const chatColumns = { project_id: v.number(), chat_id: v.number() };

/** The same where a row can be about no chat, or about several. */
export const anyChatColumns = { project_id: v.nullable(v.number()), chat_id: v.nullable(v.number()) };

/** The row with the chat's key in place of the two columns. */
export function withKey<Row extends { readonly project_id: number; readonly chat_id: number }>({
  project_id: projectId,
  chat_id: chatId,
  ...rest
}: Row): Omit<Row, keyof typeof chatColumns> & { readonly key: ChatKey } {
  return { key: { projectId, chatId }, ...rest };
}

/** The same; the key is null where the row is about no chat. */
export function withAnyKey<Row extends { readonly project_id: number | null; readonly chat_id: number | null }>({
  project_id: projectId,
  chat_id: chatId,
  ...rest
}: Row): Omit<Row, keyof typeof anyChatColumns> & { readonly key: ChatKey | null } {
  return { key: projectId === null || chatId === null ? null : { projectId, chatId }, ...rest };
}

// What is sent must be understood: a row with an unknown reason or attempt is left to the newer version that wrote it.

export const knownReasons = v.pipe(v.string(), v.parseJson(), v.array(v.picklist(REASONS)));

export const knownAttempts = v.pipe(v.string(), v.parseJson(), v.array(attemptSchema));

// Records are shown whatever is in them: what only a newer version knows is left out, or said to be unknown.

export const recordedKind = v.fallback(v.picklist([...KINDS, "unknown"]), "unknown");

export const recordedReasonList = v.pipe(
  v.array(v.string()),
  v.transform((words): readonly Reason[] => REASONS.filter((reason) => words.includes(reason))),
);

export const recordedReasons = v.pipe(v.string(), v.parseJson(), recordedReasonList);

/** Columns of what happened: without a code where an older version wrote it. */
export const recordedCode = {
  code: v.nullable(v.string()),
  args: v.nullable(v.string()),
  note: v.nullable(v.string()),
};

export const recordedAttempts = v.fallback(knownAttempts, []);

/**
 * How an alert or a follow-up ended. What ended without anybody is kept in `ended_as`, because older code knows every
 * value of `outcome`. Older code also opens alerts again without clearing it: so it counts only while one is resolved.
 */
export const ALERT_OUTCOME = "iif(alerts.state = 'resolved', coalesce(alerts.outcome, alerts.ended_as), NULL)";

/** By which door whoever has or had an alert came: as long as nobody has changed it since, as older code does without it. */
export const ALERT_DOOR = "iif(alerts.door_since = alerts.since, alerts.door, NULL)";

/** Of an alert: it ended as the figures call won back. */
export const WON_BACK = `state = 'resolved' AND outcome IN (${Object.keys(WON_BACK_AS)
  .map((outcome) => `'${outcome}'`)
  .join(", ")})`;

export const FOLLOW_UP_OUTCOME = "coalesce(follow_ups.outcome, follow_ups.ended_as)";

/** The code of why a delivery ended: void where older code, which does without it, has written the row since. */
export const END_CODE = "iif(code_at = ended_at, code, NULL)";

/** The same of what is wrong with a body in quarantine. */
export const PROBLEM_CODE = "iif(code_at = last_at, code, NULL)";
