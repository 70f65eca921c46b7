import type { MessageState } from "../../alerts/message-state.ts";
import type { Outcome } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import { storedResult } from "../../channels/result.ts";
import { disableIfFailing, targetStateAfter } from "./auto-disable.ts";
import { type Batch, goesTogether } from "./batching.ts";
import { beginning, endedWithoutRequest } from "./begin.ts";
import { concluded } from "./conclude.ts";
import { type HeldBack, hold } from "./hold.ts";
import type { Journal } from "./journal.ts";
import type { Entry } from "./journal-entry.ts";
import { requestKey } from "./parts/key.ts";
import { nextPart, saysTargetFails } from "./parts/progress.ts";
import type { Composed, Ports, TargetConfig } from "./ports.ts";
import { deliveriesOf, formOf, ready, withParts } from "./ready.ts";
import { isPlainTrial } from "./schedule/plain-trial.ts";
import { follow, sendingTo, sendMessage } from "./sending.ts";
import type { TargetState, TargetStateStore, Wait } from "./target-state.ts";

/** One log line per attempt, with the entry after it. */
function logAttempt(
  { log, target }: Ports,
  channel: string,
  before: Entry,
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
    // Not by its name, which is an address.
    ...(before.part == null
      ? {}
      : { part: 1 + partNames(before).indexOf(before.part), parts: partNames(before).length }),
    ...{ outcome: made?.outcome, status: made?.status, result: made?.code, ...(plain ? { plain } : {}) },
  });
}

const partNames = ({ message: { progress } }: Entry) => (progress?.parts ?? []).map(({ name }) => name);

function logSuppressed({ log, target }: Ports, { suppressed }: Composed): void {
  if (suppressed.length === 0) return;
  const deliveries = suppressed.map(({ delivery: { id } }) => id);
  const codes = [...new Set(suppressed.map(({ reason }) => reason.code))];
  log({ event: "delivery", deliveries, target, outcome: "suppressed", codes });
}

/** The result of an attempt. */
export interface Attempted {
  /** The message as it waits; null if it has ended. */
  readonly left: MessageState | null;
  /** The message that a delivery has just left to go alone: the others wait in it. Null: none has. */
  readonly remains: MessageState | null;
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
    return {
      ...(await hold(ports, targetState, held, next, deliveries, heldUntil)),
      ...{ remains: null, unreadable, isOutOfOrder: false },
    };
  const known = journal.entries().find(({ message }) => message.id === next.base?.id) ?? null;
  const form = isAlone ? "alone" : formOf(next, deliveries);
  const entry = beginning({ next, known, deliveries, composed, form, unreadable }, ports.now());
  const remains = next.base?.id === entry.message.id ? null : next.base;
  logSuppressed(ports, composed);
  if (entry.end === null)
    return {
      ...(await send(ports, journal, targetState, recipient, next, entry, composed)),
      ...{ remains, unreadable, heldUntil: null },
    };
  await journal.conclude(entry, undefined, () => servedUrgent(targetState));
  return { left: null, remains, unreadable, isOutOfOrder: false, heldUntil: null };
}

/** Whatever an attempt comes to, what somebody wanted to be sent now has had it: else it would be the next one for ever. */
function servedUrgent(targetState: TargetStateStore): Readonly<Record<string, unknown>> {
  return targetState.get().urgent === null ? {} : targetState.changed({ urgent: null });
}

const NOT_COMPOSED: Outcome = { kind: "retry", result: { code: "not-composed" } };

async function send(
  ports: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  recipient: TargetConfig,
  next: Batch,
  begun: Entry,
  composed: Composed,
): Promise<Pick<Attempted, "left" | "isOutOfOrder">> {
  const { fallback } = recipient;
  const isRequested = next.isRequested === true;
  const { message: given } = composed;
  const waits = given === null ? begun.message : await withParts(ports, recipient, begun.message, given, isRequested);
  const { progress } = waits;
  const part = progress === undefined ? null : nextPart(progress);
  if (ports.isOver()) throw new Error("the round was given up");
  if (progress !== undefined && part === null) {
    const over = endedWithoutRequest({ ...begun, message: waits }, progress, fallback, ports.now());
    await journal.conclude(over, undefined, () => servedUrgent(targetState));
    return { left: null, isOutOfOrder: false };
  }
  const named = part === null ? {} : { part: part.name };
  const entry: Entry = { ...begun, message: waits, ...named, startedAt: ports.now() };
  const tried = part === null ? waits : { form: waits.form, members: [part] };
  const plain = waits.form === "plain" || isPlainTrial(tried, ports.now());
  const message = given === null ? null : { ...(waits.isAnew === true ? anew(given) : given), plain };
  const key = await requestKey(waits, plain, part?.name ?? null);
  const intent = message === null ? undefined : await journal.intend(entry, ports.isOver);
  const before = targetState.get();
  const answered =
    message === null ? NOT_COMPOSED : await request(ports, recipient, message, before, key, part?.name ?? null);
  return conclude({ ports, journal, targetState, recipient, next, entry, intent, before, answered, plain });
}

/** What it was to replace is gone. */
function anew({ replaces: _, ...message }: Message): Message {
  return message;
}

function request(
  ports: Ports,
  { destination }: TargetConfig,
  message: Message,
  before: TargetState,
  id: string,
  part: string | null,
): Promise<Outcome> {
  return sendMessage(ports, destination, message, { id, part, ...sendingTo(before, destination) });
}

/** An attempt that has its answer. */
interface Made {
  readonly ports: Ports;
  readonly journal: Journal;
  readonly targetState: TargetStateStore;
  readonly recipient: TargetConfig;
  readonly next: Batch;
  readonly entry: Entry;
  /** Undefined: there was no request. */
  readonly intent: Entry | undefined;
  /** The target state before the request. */
  readonly before: TargetState;
  readonly answered: Outcome;
  readonly plain: boolean;
}

async function conclude(made: Made): Promise<Pick<Attempted, "left" | "isOutOfOrder">> {
  const { ports, journal, targetState, recipient, entry, intent, before, answered, plain } = made;
  const { destination, fallback, outageRecipients, outOfOrderAfter } = recipient;
  const now = ports.now();
  const { outcome: followed, moved, isNews } = follow(answered, before, destination);
  const isOfOnePart = saysNothing(entry, followed);
  const outcome =
    intent === undefined || isOfOnePart ? followed : disableIfFailing(followed, before, outOfOrderAfter, now);
  // The start of the failures matters if they are over now, or are the reason to give up.
  const failingSince = outcome.kind === "sent" || outcome !== followed ? before.failingSince : null;
  const answer = { outcome, now, random: ports.random(), fallback, informed: outageRecipients, failingSince };
  const after: Entry = {
    ...concluded(entry, answer),
    ...(isNews && moved !== null ? { moved: { address: moved.from, to: moved.to } } : {}),
    ...(destination.provider === undefined ? {} : { provider: destination.provider }),
  };
  const left = after.end === null ? after.message : null;
  if (intent === undefined) {
    await journal.conclude(after, undefined, () => servedUrgent(targetState));
  } else {
    const told = { ...gatheringOf(made, left), isOfOnePart };
    const remembered = { ...targetStateAfter(before, outcome, told, destination.pace, now), moved };
    const wait = waitOf(before.wait, remembered.wait ?? null, outcome) ?? after.wait;
    // Written together: a wait that is forgotten would never be examined.
    const targetStateChange = () => targetState.changed({ ...remembered, urgent: null });
    // The round was abandoned, and another round has treated the intent as interrupted: it is retried.
    if (!(await journal.conclude({ ...after, wait }, intent, targetStateChange)))
      throw new Error("an answer came too late");
  }
  logAttempt(ports, destination.channel, entry, after, plain);
  return { left, isOutOfOrder: outcome.kind === "out-of-order" };
}

/** One recipient among others has failed. A wait is the target's, whatever part it was answered to. */
function saysNothing({ message: { progress }, part }: Entry, outcome: Outcome): boolean {
  if (outcome.kind !== "retry" || outcome.waitUntil !== undefined) return false;
  return progress !== undefined && part != null && !saysTargetFails(progress, part);
}

/** For how long deliveries of this kind are gathered. The other parts of what was sent before begin no new time. */
function gatheringOf(
  { recipient: { destination }, next: { base }, entry: { message } }: Made,
  left: MessageState | null,
) {
  const { kind, progress, content } = message;
  const isMore = progress !== undefined && base?.progress !== undefined && base.content === content;
  const again = progress === undefined ? (left?.members.map(({ dueAt }) => dueAt) ?? []) : [];
  return { kind, isBatched: goesTogether(kind, destination.isBatched) && !isMore, again };
}

/** The wait that D1 should show; null if nothing changes. */
function waitOf(before: Wait | null, after: Wait | null, { result }: Outcome): Entry["wait"] {
  if (after?.isLong) {
    const isSame = before?.isLong === true && before.until === after.until;
    return isSame ? null : { since: after.since, until: after.until, ...storedResult(result) };
  }
  return before?.isLong ? "over" : null;
}
