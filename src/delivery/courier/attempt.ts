import { type Delivery, isBatched } from "../../alerts/delivery.ts";
import type { Form, MessageState } from "../../alerts/message-state.ts";
import type { Outcome, Sending } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import { storedResult } from "../../channels/result.ts";
import { StoreUnavailable } from "../../store/database.ts";
import { readDeliveries } from "../../store/deliveries/pending.ts";
import { disableIfFailing, targetStateAfter } from "./auto-disable.ts";
import type { Batch } from "./batching.ts";
import { beginning } from "./begin.ts";
import { concluded } from "./conclude.ts";
import { type HeldBack, hold } from "./hold.ts";
import type { Journal } from "./journal.ts";
import type { Entry } from "./journal-entry.ts";
import { isPlainTrial } from "./plain-trial.ts";
import type { Composed, Ports, TargetConfig } from "./ports.ts";
import type { TargetStateStore, Wait } from "./target-state.ts";

/** One log line per attempt, with the entry after it. */
function logAttempt(
  { log, target }: Ports,
  channel: string,
  { message, attempts, ended, code, end }: Entry,
  plain: boolean,
): void {
  const made = attempts.at(-1);
  const [first] = message.members;
  const became = [...new Set([...ended.map(({ status }) => status), ...(end === null ? ["pending"] : [])])];
  log({
    event: "delivery",
    ...{ delivery: first?.id, told: made?.covered, target, channel, message: message.id, attempt: message.made },
    ...{ became: became.join(", "), code, at: made?.at, milliseconds: made?.milliseconds },
    ...{ outcome: made?.outcome, status: made?.status, result: made?.code, ...(plain ? { plain } : {}) },
  });
}

function logSuppressed({ log, target }: Ports, { suppressed }: Composed): void {
  if (suppressed.length === 0) return;
  const deliveries = suppressed.map(({ delivery: { id } }) => id);
  const codes = [...new Set(suppressed.map(({ reason }) => reason.code))];
  log({ event: "delivery", deliveries, target, outcome: "suppressed", codes });
}

/** Sends once. An exception in a channel is our own fault, and an outcome like any other. */
export async function sendMessage(
  { io, now }: Pick<Ports, "io" | "now">,
  destination: Destination,
  message: Message,
  sending: Sending,
): Promise<Outcome> {
  try {
    return await destination.send(message, { ...io, now }, sending);
  } catch {
    return { kind: "retry", result: { code: "not-sent" } };
  }
}

/** The result of an attempt. */
export interface Attempted {
  /** The message as it waits; null if it has ended. */
  readonly left: MessageState | null;
  /** Ids of unreadable rows. */
  readonly unreadable: readonly string[];
  /** The target is disabled: nothing more is sent to it. */
  readonly isOutOfOrder: boolean;
  /** When a delivery that waits in no message is due, because it must make no noise before; null: none does. */
  readonly heldUntil: number | null;
}

/** The next attempt of a message: intent, request, outcome, in this order. */
export async function attempt(
  ports: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  held: HeldBack,
  recipient: TargetConfig,
  next: Batch,
): Promise<Attempted> {
  const { deliveries, unreadable } = await deliveriesOf(ports, journal, next);
  const { composed, isAlone } = await ready(recipient, deliveries, next.isRequested === true);
  // Another round may be working on the same deliveries.
  if (ports.isOver()) throw new Error("the round was given up");
  const { heldUntil } = composed;
  if (heldUntil !== undefined)
    return { ...(await hold(ports, targetState, held, next, deliveries, heldUntil)), unreadable, isOutOfOrder: false };
  const known = journal.entries().find(({ message }) => message.id === next.base?.id) ?? null;
  const form = isAlone ? "alone" : formOf(next, deliveries);
  const entry = beginning({ next, known, deliveries, composed, form, unreadable }, ports.now());
  logSuppressed(ports, composed);
  if (entry.end === null)
    return { ...(await send(ports, journal, targetState, recipient, entry, composed)), unreadable, heldUntil: null };
  await journal.conclude(entry, undefined, () => servedUrgent(targetState));
  return { left: null, unreadable, isOutOfOrder: false, heldUntil: null };
}

/** Whatever an attempt comes to, what somebody wanted to be sent now has had it: else it would be the next one for ever. */
function servedUrgent(targetState: TargetStateStore): Readonly<Record<string, unknown>> {
  return targetState.get().urgent === null ? {} : targetState.changed({ urgent: null });
}

/** The deliveries that are still pending: others may have ended elsewhere, or be in another message. */
async function deliveriesOf({ db }: Ports, journal: Journal, { base, absorbed, joining }: Batch) {
  const messages = [base, ...absorbed].filter((message) => message !== null);
  const ids = messages.flatMap(({ members }) => members.map(({ id }) => id));
  const inside = new Set(messages.map(({ id }) => id));
  const { deliveries, unreadable } = await readDeliveries(db, ids, [...inside]);
  const elsewhere = new Set(
    journal
      .entries()
      .flatMap(({ message, ended }) => [
        ...ended.map(({ id }) => id),
        ...(inside.has(message.id) ? [] : message.members.map(({ id }) => id)),
      ]),
  );
  for (const { ended } of journal.aside()) for (const { id } of ended) elsewhere.add(id);
  return { deliveries: [...deliveries.filter(({ id }) => !elsewhere.has(id)), ...joining], unreadable };
}

/** Deliveries that were rejected as malformed before messages existed also go as plain text. */
function formOf({ base }: Batch, deliveries: readonly Delivery[]): Form {
  return base?.form ?? (deliveries.some(({ tries }) => tries.malformed) ? "plain" : "rich");
}

interface Ready {
  readonly composed: Composed;
  /** It could not be composed together with the others. */
  readonly isAlone: boolean;
}

/**
 * If composing fails, that is our own fault. It must neither stop the others nor lose the alert: so the first delivery
 * goes alone.
 */
async function ready(recipient: TargetConfig, deliveries: readonly Delivery[], isRequested: boolean): Promise<Ready> {
  if (deliveries.length === 0) return { composed: { message: null, members: [], suppressed: [] }, isAlone: false };
  try {
    return { composed: await recipient.compose(deliveries, isRequested), isAlone: false };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (deliveries.length > 1)
      return { ...(await ready(recipient, deliveries.slice(0, 1), isRequested)), isAlone: true };
    return { composed: { message: null, members: deliveries, suppressed: [] }, isAlone: false };
  }
}

const NOT_COMPOSED: Outcome = { kind: "retry", result: { code: "not-composed" } };

async function send(
  ports: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  recipient: TargetConfig,
  begun: Entry,
  composed: Composed,
): Promise<Pick<Attempted, "left" | "isOutOfOrder">> {
  const { destination, fallback, outageRecipients, outOfOrderAfter } = recipient;
  const { kind, form } = begun.message;
  const entry = { ...begun, startedAt: ports.now() };
  const plain = form === "plain" || isPlainTrial(entry.message, entry.startedAt);
  const message = composed.message === null ? null : { ...composed.message, plain };
  const intent = message === null ? undefined : await journal.intend(entry, ports.isOver);
  const before = targetState.get();
  const answered =
    message === null
      ? NOT_COMPOSED
      : await sendMessage(ports, destination, message, { id: entry.message.id, part: null });
  const now = ports.now();
  const outcome = message === null ? answered : disableIfFailing(answered, before, outOfOrderAfter, now);
  // The start of the failures matters if they are over now, or are the reason to give up.
  const failingSince = outcome.kind === "sent" || outcome !== answered ? before.failingSince : null;
  const after = concluded(entry, {
    outcome,
    now,
    random: ports.random(),
    fallback,
    informed: outageRecipients,
    failingSince,
  });
  const left = after.end === null ? after.message : null;
  if (message === null) {
    await journal.conclude(after, undefined, () => servedUrgent(targetState));
  } else {
    const again = left?.members.map(({ dueAt }) => dueAt) ?? [];
    const told = { kind, isBatched: isBatched(kind), again };
    const remembered = targetStateAfter(before, outcome, told, destination.pace, now);
    const wait = waitOf(before.wait, remembered.wait ?? null, outcome) ?? after.wait;
    // Written together: a wait that is forgotten would never be examined.
    const targetStateChange = () => targetState.changed({ ...remembered, urgent: null });
    // The round was abandoned, and another round has treated the intent as interrupted: it is retried.
    if (!(await journal.conclude({ ...after, wait }, intent, targetStateChange)))
      throw new Error("an answer came too late");
  }
  logAttempt(ports, destination.channel, after, plain);
  return { left, isOutOfOrder: outcome.kind === "out-of-order" };
}

/** The wait that D1 should show; null if nothing changes. */
function waitOf(before: Wait | null, after: Wait | null, { result }: Outcome): Entry["wait"] {
  if (after?.isLong) {
    const isSame = before?.isLong === true && before.until === after.until;
    return isSame ? null : { since: after.since, until: after.until, ...storedResult(result) };
  }
  return before?.isLong ? "over" : null;
}
