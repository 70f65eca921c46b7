import type { Database } from "../../../store/database.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import { FOLLOWED, followMessages, type MessageRecord } from "../../../store/deliveries/messages.ts";

/** What is recorded of the messages that deliveries are or were in, by their ids. */
export type Messages = ReadonlyMap<string, MessageRecord>;

/** One query, or none if there was no message yet. */
export function readMessagesOf(db: Database, deliveries: readonly RecordedDelivery[]): Promise<Messages> {
  const ids = deliveries.flatMap(({ message, earlierMessages }) => [...earlierMessages, message ?? []].flat());
  return followMessages(db, [...new Set(ids)]);
}

/** A delivery's own messages, earliest first. */
export function messagesOf(delivery: RecordedDelivery, messages: Messages): readonly MessageRecord[] {
  const earlier = delivery.earlierMessages.flatMap((id) => messages.get(id) ?? []);
  return [...new Set([...earlier, ...currentOf(delivery, messages)])];
}

/** The message that covers it, or covered it last; null: none yet, or it is from before messages existed. */
export function coveringOf(delivery: RecordedDelivery, messages: Messages): MessageRecord | null {
  return messagesOf(delivery, messages).at(-1) ?? null;
}

/** The number of attempts; all of each message, although some may have been without this delivery. */
export function attemptsMade(delivery: RecordedDelivery, messages: Messages): number {
  return messagesOf(delivery, messages).reduce((sum, { made }) => sum + made, delivery.attempts.length);
}

/** When it is due, which is when its message is. In milliseconds since 1970. */
export function dueOf(delivery: RecordedDelivery, messages: Messages): number {
  const covering = delivery.message === null ? null : coveringOf(delivery, messages);
  return delivery.status === "pending" && covering?.status === "pending" ? covering.dueAt : delivery.dueAt;
}

/** The delivery that led the message in which this one was sent last; null if that was its own. */
export function ledBy(delivery: RecordedDelivery, messages: Messages): string | null {
  const covering = coveringOf(delivery, messages);
  if (covering === null) return delivery.attempts.at(-1)?.led ?? null;
  const [leader = delivery.id] = covering.covered.includes(delivery.id) ? covering.covered : [];
  return leader === delivery.id ? null : leader;
}

/** The other deliveries of the messages that this one led; those of the latest message first. */
export function alongWith(delivery: RecordedDelivery, messages: Messages): readonly string[] {
  const { id, attempts } = delivery;
  const led = messagesOf(delivery, messages).filter(({ covered }) => covered[0] === id);
  const along = [
    ...led.toReversed().flatMap(({ covered }) => covered),
    ...attempts.toReversed().flatMap(({ along }) => along ?? []),
  ];
  return [...new Set(along)].filter((other) => other !== id);
}

/**
 * The last entry names the message in which it ended. A pending delivery may name a message that was merged into
 * another since; one that ended as dead or suppressed did so before.
 */
function currentOf({ message, status }: RecordedDelivery, messages: Messages): readonly MessageRecord[] {
  const follows = status === "pending" || status === "sent";
  const current: MessageRecord[] = [];
  for (let next = message; next !== null && current.length <= (follows ? FOLLOWED : 0); ) {
    const found = messages.get(next);
    if (found === undefined || current.includes(found)) break;
    current.push(found);
    next = found.into;
  }
  return current;
}
