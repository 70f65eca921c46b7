import * as v from "valibot";
import { attemptSchema, type DeliveryStatus, STATUSES } from "../alerts/delivery.ts";
import type { ChatKey } from "../chat/chat.ts";
import { TELLING } from "./change-deliveries.ts";
import type { Database, Row, Statement } from "./database.ts";

/** How a target was told of a chat. */
export interface Telling {
  readonly status: DeliveryStatus;
  /** How its channel finds the message again; null: it does not, or none was sent. */
  readonly ref: string | null;
  /** The message told of this chat and no other. */
  readonly alone: boolean;
}

/** Everything that told, or is to tell, one target of one chat, the first one first. */
export function tellingsStatement({ projectId, chatId }: ChatKey, target: string): Statement {
  return {
    sql: `SELECT status, attempts FROM deliveries WHERE id > ? AND id < ? AND target = ?
            AND kind IN (SELECT value FROM json_each(?)) ORDER BY created_at, id`,
    values: [`${projectId}-${chatId}-`, `${projectId}-${chatId}.`, target, JSON.stringify(TELLING)],
  };
}

export function readTelling({ projectId, chatId }: ChatKey, value: Row): Telling {
  const { status, attempts } = v.parse(row, value);
  const sent = attempts.findLast(({ outcome }) => outcome === "sent");
  const isOfTheChat = (id: string) => id.startsWith(`${projectId}-${chatId}-`);
  const alone = sent !== undefined && sent.led === undefined && (sent.along ?? []).every(isOfTheChat);
  return { status, ref: sent?.ref ?? null, alone };
}

const row = v.object({
  status: v.picklist(STATUSES),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(attemptSchema)),
});

/** The message by which a target first heard of a chat, as its channel names it: what follows goes below it. Null: none that is known. */
export async function threadOf(db: Database, key: ChatKey, target: string): Promise<string | null> {
  const [rows = []] = await db.batch([tellingsStatement(key, target)]);
  return firstRef(rows.map((told) => readTelling(key, told)));
}

export function firstRef(tellings: readonly Telling[]): string | null {
  return tellings.find(({ ref }) => ref !== null)?.ref ?? null;
}
