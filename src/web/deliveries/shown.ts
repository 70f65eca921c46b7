import type { RecordedDelivery } from "../../store/delivery-list.ts";
import type { ChatLink } from "./chat-links.ts";

/** A delivery as programs see it: instants as ISO 8601 in UTC. */
export function shown(delivery: RecordedDelivery, chats: readonly ChatLink[]) {
  const { id, kind, target, rule, reasons, status, note, createdAt, dueAt, endedAt, attempts } = delivery;
  return {
    ...{ id, chats, kind, target, rule, reasons, status, note },
    created: instant(createdAt),
    due: instant(dueAt),
    ended: endedAt === null ? null : instant(endedAt),
    attempts: attempts.map((attempt) => ({
      when: instant(attempt.at),
      outcome: attempt.outcome,
      status: attempt.status,
      note: attempt.note,
      milliseconds: attempt.milliseconds,
    })),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
