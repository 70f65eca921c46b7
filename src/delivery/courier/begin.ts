import type { Delivery } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import type { Form, Member, MessageState, Progress } from "../../alerts/message-state.ts";
import { storeCode } from "../../alerts/stored-code.ts";
import { storedEnd } from "../../locale/recorded-text.ts";
import type { Batch } from "./batching.ts";
import { withNote } from "./conclude.ts";
import type { Entry } from "./journal-entry.ts";
import { afterJoin, endOf, isSent, sentEnd, withRest } from "./parts/progress.ts";
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
  const isOver = composed.members.length === 0;
  const [first] = composed.suppressed;
  const rest =
    isOver && message.progress !== undefined
      ? withRest(message.progress, first === undefined ? null : storeCode(first.reason))
      : message.progress;
  const ended = composed.suppressed.map(({ delivery: { id }, reason }) => obsolete(id, reason, rest));
  return {
    message: isOver ? overAs(message, base, rest) : message,
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
    end: isOver ? endWithout(ended, rest, now) : null,
    fallback: earlier?.fallback ?? null,
    outage: earlier?.outage ?? null,
    recovered: earlier?.recovered ?? false,
    wait: earlier?.wait ?? null,
    ...(earlier?.blocked === undefined ? {} : { blocked: earlier.blocked }),
    ...(earlier?.provider === undefined ? {} : { provider: earlier.provider }),
    ...(earlier?.moved === undefined ? {} : { moved: earlier.moved }),
  };
}

/**
 * Some recipients have the message, and the others do not need it any more. That it was sent is the truth, and the parts
 * say to whom and why to nobody else. A sequence was not sent before its last step.
 */
function obsolete(id: string, reason: EndReason, progress: Progress | undefined): Entry["ended"][number] {
  const isSent = progress !== undefined && wasSent(progress);
  return isSent
    ? { id, status: "sent", ...withNote(sentEnd(progress)) }
    : { id, status: "suppressed", ...storedEnd(reason) };
}

function wasSent({ isSequence, parts }: Progress): boolean {
  return !isSequence && isSent({ isSequence, parts });
}

function overAs(message: MessageState, base: MessageState | null, progress: Progress | undefined): MessageState {
  const over = { ...message, members: base?.members ?? [], version: message.version + 1 };
  return progress === undefined ? over : { ...over, progress };
}

function endWithout(ended: Entry["ended"], progress: Progress | undefined, at: number): Entry["end"] {
  if (ended.length === 0) return { status: "ended", at, ref: null };
  if (progress === undefined || !wasSent(progress)) return { status: "suppressed", at, ref: null };
  return { status: "sent", at, ref: endOf(progress).ref };
}

/** The settings or marks leave nobody to send it to. */
export function endedWithoutRequest(entry: Entry, progress: Progress, fallback: string | null, now: number): Entry {
  const { status, end, ref } = endOf(progress);
  const { message } = entry;
  return {
    ...entry,
    message: { ...message, progress, version: message.version + 1 },
    ended: [...entry.ended, ...message.members.map(({ id }) => ({ id, status, ...withNote(end) }))],
    ...end,
    end: { status, at: now, ref },
    fallback,
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
  const known = new Set(base?.members.map(({ id }) => id));
  const isJoined = base !== null && carried.some(({ id }) => !known.has(id));
  const { content, progress, isAnew } = base ?? {};
  return {
    id: base?.id ?? crypto.randomUUID(),
    ...{ kind, form, made, version: base?.version ?? 0, createdAt: base?.createdAt ?? now, dueAt: base?.dueAt ?? now },
    // The first one leads: its page shows all of them.
    members: carried.map((delivery) => members.get(delivery.id) ?? joining(delivery)),
    // The version is another one in each attempt.
    ...(isJoined ? { content: Math.max(1, base.version) } : content === undefined ? {} : { content }),
    ...(isAnew === undefined ? {} : { isAnew }),
    ...(progress === undefined ? {} : { progress: isJoined ? afterJoin(progress, now) : progress }),
  };
}

/** Attempts from before messages existed count too. */
function joining({ id, dueAt, tries: { made, chosen, firstAt } }: Delivery): Member {
  return { id, made, chosen, firstAt, dueAt };
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}
