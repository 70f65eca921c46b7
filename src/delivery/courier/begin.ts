import type { Delivery } from "../../alerts/delivery.ts";
import type { Form, Member, MessageState } from "../../alerts/message-state.ts";
import { storedEnd } from "../../locale/recorded-text.ts";
import type { Batch } from "./batching.ts";
import type { Entry } from "./journal-entry.ts";
import type { Composed } from "./ports.ts";

/** The start of an attempt. */
interface Begun {
  readonly next: Batch;
  /** What D1 does not know about the message yet; null: it knows everything. */
  readonly known: Entry | null;
  readonly deliveries: readonly (Delivery & { readonly message?: string | null })[];
  readonly composed: Composed;
  readonly form: Form;
  /** Ids of unreadable members: they leave the message. */
  readonly unreadable: readonly string[];
}

/** The entry of a message for its next attempt: with the joining deliveries, without obsolete ones. */
export function beginning({ next, known, deliveries, composed, form, unreadable }: Begun, now: number): Entry {
  const { base, absorbed } = next;
  // A delivery that can only be composed alone leaves its message.
  const leaves = form === "alone" && base?.form !== "alone";
  const message = messageOf(next, leaves ? null : base, form, composed, now);
  const inside = new Set([message.id, ...(leaves ? [] : absorbed.map(({ id }) => id))]);
  const where = new Map(deliveries.map((delivery) => [delivery.id, delivery.message ?? null]));
  const joined = composed.members.map(({ id }) => id).filter((id) => !inside.has(where.get(id) ?? ""));
  const earlier = leaves ? null : known;
  const ended = composed.suppressed.map(({ delivery: { id }, reason }) => ({
    id,
    status: "suppressed" as const,
    ...storedEnd(reason),
  }));
  const isOver = composed.members.length === 0;
  return {
    message: isOver ? { ...message, members: base?.members ?? [], version: message.version + 1 } : message,
    begunAt: earlier?.begunAt ?? now,
    startedAt: null,
    joined: union(earlier?.joined ?? [], joined),
    absorbed: union(earlier?.absorbed ?? [], leaves ? [] : absorbed.map(({ id }) => id)),
    left: union(earlier?.left ?? [], unreadable),
    attempts: earlier?.attempts ?? [],
    ended: [...(earlier?.ended ?? []), ...ended],
    ...(isOver
      ? { code: ended.length > 0 ? "suppressed" : "ended-elsewhere", args: "{}" }
      : { code: "pending", args: "{}" }),
    end: isOver ? { status: ended.length > 0 ? "suppressed" : "ended", at: now, ref: null } : null,
    fallback: earlier?.fallback ?? null,
    outage: earlier?.outage ?? null,
    recovered: earlier?.recovered ?? false,
    wait: earlier?.wait ?? null,
  };
}

function messageOf(
  { kind, absorbed }: Batch,
  base: MessageState | null,
  form: Form,
  { members: carried }: Composed,
  now: number,
): MessageState {
  const members = new Map(
    [base, ...absorbed].flatMap((message) => (message?.members ?? []).map((member) => [member.id, member] as const)),
  );
  const made = base?.made ?? 0;
  return {
    id: base?.id ?? crypto.randomUUID(),
    ...{ kind, form, made, version: base?.version ?? 0, createdAt: base?.createdAt ?? now, dueAt: base?.dueAt ?? now },
    // The first one leads: its page shows all of them.
    members: carried.map((delivery) => members.get(delivery.id) ?? joining(delivery)),
  };
}

/** Attempts from before messages existed count too. */
function joining({ id, dueAt, tries: { made, chosen, firstAt } }: Delivery): Member {
  return { id, made, chosen, firstAt, dueAt };
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}
