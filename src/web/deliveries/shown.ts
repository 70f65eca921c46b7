import type { RecordedDelivery } from "../../store/delivery-list.ts";
import { ledBy, type ToldChat } from "./group.ts";

/** A delivery as programs see it: instants as ISO 8601 in UTC. */
export function shown(delivery: RecordedDelivery, chats: readonly ToldChat[]) {
  const { id, kind, target, rule, otherTarget, reasons, status, note, createdAt, dueAt, endedAt, attempts } = delivery;
  return {
    id,
    chats: chats.map(({ chat, url, reasons, status }) => ({ chat, url, reasons, status })),
    toldWith: ledBy(attempts),
    ...{ kind, target, rule, otherTarget, reasons, status, note },
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
