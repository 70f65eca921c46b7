import { noteOf, type ShownAttempt } from "./attempts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery for programs: instants as ISO 8601 in UTC. */
export function toJson({
  delivery,
  chats,
  leader,
  attempts,
  attemptsMade,
}: Pick<DeliveryView, "delivery" | "chats" | "leader" | "attempts" | "attemptsMade">) {
  const { id, kind, target, rule, otherTarget, reasons, status, note, createdAt, dueAt, endedAt } = delivery;
  return {
    id,
    chats: chats.map(({ chat, url, reasons, status }) => ({ chat, url, reasons, status })),
    toldWith: leader,
    ...{ kind, target, rule, otherTarget, reasons, status, note },
    created: instant(createdAt),
    due: instant(dueAt),
    ended: endedAt === null ? null : instant(endedAt),
    attemptsMade,
    attempts: attempts.map(shownAttempt),
  };
}

function shownAttempt(attempt: ShownAttempt) {
  const { at, outcome, status, code, milliseconds, covered, mayHaveArrived } = attempt;
  const note = noteOf(attempt, "en");
  return { when: instant(at), outcome, status, code, note, milliseconds, covered, mayHaveArrived };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
