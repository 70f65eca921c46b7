import type { EndReason } from "../../../alerts/end-reason.ts";
import type { MessageState, Part, Progress } from "../../../alerts/message-state.ts";
import type { Mark, RecipientMark } from "../../../alerts/recipient-mark.ts";
import { type StoredCode, storeCode } from "../../../alerts/stored-code.ts";
import { HOUR, MINUTE } from "../../../time/durations.ts";

/**
 * The parts of a message by the current settings: open parts that the settings do not name any more are dropped, new
 * ones are open, and what has ended stays. Undefined: the message is one request.
 */
function progressFor(
  known: Progress | undefined,
  names: readonly string[],
  isSequence: boolean,
  now: number,
): Progress | undefined {
  const before = (known?.parts ?? []).map(withoutMark);
  if (names.length === 0) {
    // Some have it: nobody is left to send it to.
    if (known === undefined || !isSent(known)) return undefined;
    return { isSequence, parts: before.filter(({ status }) => status !== "open") };
  }
  const byName = new Map(before.map((part) => [part.name, part]));
  const gone = before.filter(({ name, status }) => status !== "open" && !names.includes(name));
  return { isSequence, parts: [...gone, ...[...new Set(names)].map((name) => byName.get(name) ?? newPart(name, now))] };
}

function newPart(name: string, now: number): Part {
  return { name, status: "open", made: 0, chosen: 0, firstAt: null, dueAt: now };
}

const MARKED: Readonly<Record<Mark, Extract<EndReason, { readonly provider: string }>["code"]>> = {
  suppressed: "recipient-suppressed",
  bounced: "recipient-bounced",
  complained: "recipient-complained",
};

function isMarked({ status, last }: Part): boolean {
  return status === "dead" && Object.values(MARKED).some((code) => code === last?.code);
}

/** A mark may have been cleared since: it is read again before each attempt. */
function withoutMark(part: Part): Part {
  if (!isMarked(part)) return part;
  const { last: _, ...rest } = part;
  return { ...rest, status: "open" };
}

/** Nothing is sent to marked recipients. `marks`: by address in lower case. */
function withMarks({ parts, ...rest }: Progress, marks: ReadonlyMap<string, RecipientMark>): Progress {
  const marked = parts.map((part): Part => {
    const found = part.status === "open" ? marks.get(part.name.toLowerCase()) : undefined;
    if (found === undefined) return part;
    return { ...part, status: "dead", last: storeCode({ code: MARKED[found.mark], provider: found.provider }) };
  });
  return { ...rest, parts: marked };
}

export function openParts({ parts }: Progress): readonly Part[] {
  return parts.filter(({ status }) => status === "open");
}

/** The part of the next attempt: of a sequence the first open one, otherwise the one that is due first. */
export function nextPart(progress: Progress): Part | null {
  const open = openParts(progress);
  const next = progress.isSequence ? open[0] : open.toSorted((one, other) => one.dueAt - other.dueAt)[0];
  return next ?? null;
}

/** Some recipients have the message, or were refused it: they would miss what joins it later. */
export function hasEnded({ parts }: Progress): boolean {
  return parts.some((part) => part.status !== "open" && !isMarked(part));
}

/**
 * Whether a failure of this part says that the target fails: once every part has been tried, and as long as none was
 * sent. One bad recipient among good ones says nothing of the others.
 */
export function saysTargetFails({ parts }: Progress, name: string): boolean {
  return parts.every(
    (part) => part.status !== "sent" && (part.name === name || part.made > 0 || part.status === "dead"),
  );
}

/** Some have it: a recipient that does not get it fails by itself, and has its own waits whatever the target does. */
export function isSent({ parts }: Progress): boolean {
  return parts.some(({ status }) => status === "sent");
}

/** Somebody wants the message to be sent now, or the target works again: every open part is due. */
export function dueNow({ parts, ...rest }: Progress, now: number): Progress {
  return {
    ...rest,
    parts: parts.map((part) => (part.status === "open" ? { ...part, dueAt: Math.min(part.dueAt, now) } : part)),
  };
}

/** What joined has most of the waits before it: from the fourth, which is this long in milliseconds. */
const JOINED = { chosen: 3, within: 10 * MINUTE };

/**
 * After deliveries have joined, which only happens while all parts have failed: the first part is sent at once, because
 * something new is due, and the others soon; but not all of them again for each new delivery during an outage.
 */
export function afterJoin({ parts, ...rest }: Progress, now: number): Progress {
  return {
    ...rest,
    parts: parts.map((part) => {
      const dueAt = Math.min(part.dueAt, now + JOINED.within);
      return part.status === "open"
        ? { ...part, chosen: Math.min(part.chosen, JOINED.chosen), firstAt: null, dueAt }
        : part;
    }),
  };
}

/** For how long a delivery waits in a message that younger ones have joined, in milliseconds. */
const LONGEST = 72 * HOUR;

/** Members that give up: the parts began anew for the younger ones, but nobody waits for ever. */
export function tooOld(members: MessageState["members"], now: number): MessageState["members"] {
  const old = members.filter(({ firstAt }) => firstAt !== null && now - firstAt > LONGEST);
  return old.length < members.length ? old : [];
}

/** What is known before an attempt. */
export interface Prepared {
  /** The parts by the current settings; none: the message is one request. */
  readonly names: readonly string[];
  readonly isSequence: boolean;
  /** By address in lower case. */
  readonly marks: ReadonlyMap<string, RecipientMark>;
  /** Somebody wants it to be sent now. */
  readonly isRequested: boolean;
}

/** The message for its next attempt: with its parts as they are now. */
export function prepared(
  message: MessageState,
  { names, isSequence, marks, isRequested }: Prepared,
  now: number,
): MessageState {
  const { progress: before, ...rest } = message;
  const found = progressFor(before, names, isSequence, now);
  if (found === undefined) return rest;
  const progress = withMarks(found, marks);
  // It was made due as a whole, because the target works again.
  const isHurried = message.dueAt <= now && openParts(progress).every(({ dueAt }) => dueAt > now) && !isSent(progress);
  return { ...rest, progress: isRequested || isHurried ? dueNow(progress, now) : progress };
}

/** The names of recipients that have not ended, as far as they are mail addresses. */
export function addressesIn(names: readonly string[], { progress }: Pick<MessageState, "progress">): readonly string[] {
  const ended = (progress?.parts ?? []).filter((part) => part.status !== "open" && !isMarked(part));
  return names.filter((name) => name.includes("@") && !ended.some((part) => part.name === name));
}

/** How a message ended all of whose parts have ended. `last`: the part that ended last. */
export interface PartsEnd {
  readonly status: "sent" | "dead";
  readonly end: StoredCode;
  readonly ref: string | null;
}

/**
 * It was sent if somebody has it; of a sequence, if the last step was made. `last`: the name of the part that has just
 * ended; null: none has.
 */
export function endOf({ isSequence, parts }: Progress, last: string | null = null): PartsEnd {
  const sent = parts.filter(({ status }) => status === "sent");
  const isSent = isSequence ? parts.at(-1)?.status === "sent" : sent.length > 0;
  const ref = sent.findLast((part) => part.ref !== undefined)?.ref ?? null;
  if (isSent) return { status: "sent", end: sentEnd({ isSequence, parts }), ref };
  const dead = parts.filter(({ status }) => status === "dead");
  const end = (dead.find(({ name }) => name === last) ?? dead.at(-1))?.last;
  return { status: "dead", end: end ?? storeCode<EndReason>({ code: "said", text: "" }), ref: null };
}

/** How a delivery ended that some parts have been sent with. */
export function sentEnd({ parts }: Progress): StoredCode {
  const sent = parts.filter(({ status }) => status === "sent");
  const result = sent.at(-1)?.last ?? { code: "accepted", args: "{}" };
  return storeCode<EndReason>(
    sent.length === parts.length
      ? { code: "sent", result }
      : { code: "sent-in-part", sent: sent.length, of: parts.length, result },
  );
}

/** Nobody needs the rest: all deliveries have become obsolete. */
export function withRest({ parts, ...rest }: Progress, why: StoredCode | null): Progress {
  return {
    ...rest,
    parts: parts.map((part) => {
      if (part.status !== "open") return part;
      const { last: _, ...kept } = part;
      return { ...kept, status: "suppressed", ...(why === null ? {} : { last: { code: why.code, args: why.args } }) };
    }),
  };
}
