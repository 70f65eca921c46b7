import type { StoredCode } from "../../../alerts/stored-code.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import { coveringOf, type Messages } from "./messages.ts";

/** One recipient of a message, or one of its other requests. Instants in milliseconds since 1970. */
export interface ShownPart {
  readonly name: string;
  readonly status: "pending" | "sent" | "dead" | "suppressed";
  readonly attempts: number;
  /** When it is tried again; null: it has ended. */
  readonly dueAt: number | null;
  /** Of a pending or sent one its last result, of another one why it ended; null: nothing is known. */
  readonly last: StoredCode | null;
}

/** Those of the message that covers the delivery; none: it was one request. */
export function partsOf(delivery: RecordedDelivery, messages: Messages): readonly ShownPart[] {
  const message = coveringOf(delivery, messages);
  const isPending = message?.status === "pending";
  return (message?.progress?.parts ?? []).map(({ name, status, made, dueAt, last = null }) => {
    if (status !== "open") return { name, status, attempts: made, dueAt: null, last };
    if (!isPending) return { name, status: "suppressed", attempts: made, dueAt: null, last: null };
    return { name, status: "pending", attempts: made, dueAt: Math.max(dueAt, message.dueAt), last };
  });
}
