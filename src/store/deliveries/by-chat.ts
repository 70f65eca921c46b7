import * as v from "valibot";
import { type DeliveryStatus, type RecordedKind, STATUSES } from "../../alerts/delivery.ts";
import { codeOf, type StoredCode } from "../../alerts/stored-code.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { END_CODE, recordedAttempts, recordedCode, recordedKind } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { FIRST_NOTICE_KINDS } from "./status-update-insert.ts";

/** How a target was told of a chat. */
export interface NotificationRecord {
  readonly status: DeliveryStatus;
  /** How its channel finds the message again; null: it does not, or none was sent. */
  readonly ref: string | null;
  /** The message told of this chat and no other. */
  readonly alone: boolean;
}

/** Everything that told, or is to tell, one target of one chat, the first one first. */
export function notificationsStatement({ projectId, chatId }: ChatKey, target: string): Statement {
  return {
    sql: `SELECT deliveries.id, deliveries.status, attempts, messages.ref, messages.deliveries AS covered
          FROM deliveries LEFT JOIN messages ON messages.id = deliveries.message AND messages.status = 'sent'
          WHERE deliveries.id > ? AND deliveries.id < ? AND deliveries.target = ?
            AND deliveries.kind IN (SELECT value FROM json_each(?)) ORDER BY deliveries.created_at, deliveries.id`,
    values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`, target, JSON.stringify(FIRST_NOTICE_KINDS)],
  };
}

export function readNotifications({ projectId, chatId }: ChatKey, value: Row): NotificationRecord {
  const { id, status, attempts, ref, covered } = v.parse(row, value);
  const isOfTheChat = (other: string) => other.startsWith(`${projectId}-${chatId}-`);
  const sent = attempts.findLast(({ outcome }) => outcome === "sent");
  // Versions before messages were kept have it with the delivery.
  if (sent !== undefined) {
    const alone = sent.led === undefined && (sent.along ?? []).every(isOfTheChat);
    return { status, ref: sent.ref ?? null, alone };
  }
  const leads = covered?.[0]?.id === id;
  return { status, ref, alone: leads && covered.every((one) => isOfTheChat(one.id)) };
}

const row = v.object({
  id: v.string(),
  // What a newer version wrote, or nobody can read, tells of no message; it keeps no other from being told.
  status: v.fallback(v.picklist(STATUSES), "pending"),
  attempts: recordedAttempts,
  ref: v.nullable(v.string()),
  covered: v.fallback(v.nullable(v.pipe(v.string(), v.parseJson(), v.array(v.object({ id: v.string() })))), null),
});

/** The message by which a target first heard of a chat, as its channel names it: what follows goes below it. Null: none that is known. */
export async function threadOf(db: Database, key: ChatKey, target: string): Promise<string | null> {
  const [rows = []] = await db.batch([notificationsStatement(key, target)]);
  return firstRef(rows.map((told) => readNotifications(key, told)));
}

export function firstRef(notifications: readonly NotificationRecord[]): string | null {
  return notifications.find(({ ref }) => ref !== null)?.ref ?? null;
}

/** Names of the targets that were told of a chat's alert itself, the first one first. */
export async function readFirstTargets(db: Database, { projectId, chatId }: ChatKey): Promise<readonly string[]> {
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

/** One target that was to hear of a chat, and what became of it. */
export interface NotifiedTarget {
  readonly id: string;
  readonly kind: RecordedKind;
  readonly target: string;
  readonly status: DeliveryStatus;
  /** Why it has ended; null while it is pending. */
  readonly end: StoredCode | null;
  /** When it ended, else when it is due; milliseconds since 1970. */
  readonly at: number;
}

/** A chat that was claimed and let go a hundred times has hundreds of deliveries: so many are looked at, by their ids, and the first of these are shown. */
const EXAMINED = 200;
const MOST = 100;

/** The deliveries of one chat in the order they were recorded. Their ids begin with the chat's, so the key is index enough. */
export function notifiedStatement({ projectId, chatId }: ChatKey): Statement {
  return {
    sql: `SELECT id, kind, target, status, note, ${END_CODE} AS code, args, coalesce(ended_at, due_at) AS at
          FROM (SELECT * FROM deliveries WHERE id >= ? AND id < ? ORDER BY id LIMIT ?) ORDER BY created_at, id LIMIT ?`,
    // A full stop is the character after the hyphen.
    values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`, EXAMINED, MOST],
  };
}

const targetRow = v.object({
  id: v.string(),
  kind: recordedKind,
  target: v.string(),
  status: v.picklist(STATUSES),
  ...recordedCode,
  at: v.number(),
});

export function readNotified(rows: readonly Row[]): readonly NotifiedTarget[] {
  return v.parse(v.array(targetRow), rows).map(({ code, args, note, ...row }) => ({
    ...row,
    end: codeOf({ code, args, note }),
  }));
}
