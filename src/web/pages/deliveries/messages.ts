import type { Database } from "../../../store/database.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import { FOLLOWED, followMessages, type MessageRecord } from "../../../store/deliveries/messages.ts";

/** What is on record of the messages that deliveries are or were in, by their ids. */
export type Messages = ReadonlyMap<string, MessageRecord>;

/** One query, and none where nothing was in a message yet. */
export function readMessagesOf(db: Database, deliveries: readonly RecordedDelivery[]): Promise<Messages> {
  const ids = deliveries.flatMap(({ message, earlierMessages }) => [...earlierMessages, message ?? []].flat());
  return followMessages(db, [...new Set(ids)]);
}

/** A delivery's own messages, the earliest first. */
export function messagesOf(delivery: RecordedDelivery, messages: Messages): readonly MessageRecord[] {
  const earlier = delivery.earlierMessages.flatMap((id) => messages.get(id) ?? []);
  return [...new Set([...earlier, ...currentOf(delivery, messages)])];
}

/** The message that covers it, or covered it last; null: none did yet, or that was before messages were kept. */
export function coveringOf(delivery: RecordedDelivery, messages: Messages): MessageRecord | null {
  return messagesOf(delivery, messages).at(-1) ?? null;
}

/** How many attempts there were; of each message all, though some may have been without this delivery. */
export function attemptsMade(delivery: RecordedDelivery, messages: Messages): number {
  return messagesOf(delivery, messages).reduce((sum, { made }) => sum + made, delivery.attempts.length);
}

/** When it is due, which is when its message is. In milliseconds since 1970. */
export function dueOf(delivery: RecordedDelivery, messages: Messages): number {
  const covering = delivery.message === null ? null : coveringOf(delivery, messages);
  return delivery.status === "pending" && covering?.status === "pending" ? covering.dueAt : delivery.dueAt;
}

/** The delivery in whose message this one was told last; null where that was its own. */
export function ledBy(delivery: RecordedDelivery, messages: Messages): string | null {
  const covering = coveringOf(delivery, messages);
  if (covering === null) return delivery.attempts.at(-1)?.led ?? null;
  const [leader = delivery.id] = covering.covered.includes(delivery.id) ? covering.covered : [];
  return leader === delivery.id ? null : leader;
}

/** The deliveries that went along with this one, where it led a message; those of the latest message first. */
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
 * The last one names the message it ended in. One that is pending may name a message that another has taken in since;
 * what gave up or was suppressed did so before that.
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
