import type { Attempt } from "../../../alerts/delivery.ts";
import type { AttemptRecord } from "../../../alerts/message-state.ts";
import { type StoredCode, said } from "../../../alerts/stored-code.ts";
import { readResult } from "../../../channels/result.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import { mayHaveArrived } from "./may-have-arrived.ts";
import { type Messages, messagesOf } from "./messages.ts";

/** The stored attempts of messages, by message. */
export type KeptAttempts = ReadonlyMap<string, readonly AttemptRecord[]>;

/** One attempt, as shown with a delivery. */
export interface ShownAttempt
  extends Pick<AttemptRecord, "at" | "milliseconds" | "outcome" | "status" | "code" | "args"> {
  /** The recipient; null: it was for all, or nobody is to see it. */
  readonly part: string | null;
  /** How many deliveries it covered; null: unknown. */
  readonly covered: number | null;
  /** The delivery was not in the message: not recorded yet, or already ended. */
  readonly isWithout: boolean;
  readonly mayHaveArrived: boolean;
  /** How many attempts before this one are not stored. */
  readonly missing: number;
}

/** By how many milliseconds the clocks of two machines may differ. */
const SKEW = 5_000;

/** All stored attempts, earliest first. */
export function attemptsOf(
  delivery: RecordedDelivery,
  messages: Messages,
  kept: KeptAttempts,
): readonly ShownAttempt[] {
  const ofMessages = messagesOf(delivery, messages).flatMap(({ id }) => ofMessage(delivery, kept.get(id) ?? []));
  // The attempts of merged messages may overlap.
  return [...delivery.attempts.map(older), ...ofMessages].toSorted((one, other) => one.at - other.at);
}

/** It was sent after an attempt whose outcome is unknown, to the same recipient. */
export function mayBeToldTwice({ status }: RecordedDelivery, attempts: readonly ShownAttempt[]): boolean {
  const isSentAgain = ({ part, at }: ShownAttempt) =>
    part === null || attempts.some((other) => other.part === part && other.outcome === "sent" && other.at > at);
  return status === "sent" && attempts.some((attempt) => attempt.mayHaveArrived && isSentAgain(attempt));
}

function ofMessage(delivery: RecordedDelivery, attempts: readonly AttemptRecord[]): readonly ShownAttempt[] {
  const [from, to] = [delivery.createdAt - SKEW, (delivery.endedAt ?? Number.POSITIVE_INFINITY) + SKEW];
  return attempts.map(({ number, part = null, ...attempt }, index) => {
    const isWithout = attempt.at < from || attempt.at > to;
    const before = attempts[index - 1]?.number ?? 0;
    const arrived = !isWithout && arrivedPerhaps(attempt);
    return { ...attempt, part, isWithout, mayHaveArrived: arrived, missing: number - before - 1 };
  });
}

/** Before messages existed, the result was stored as a sentence. */
function older({ at, milliseconds, outcome, status, note, led, along }: Attempt): ShownAttempt {
  const result = said(note);
  return {
    ...{ at, milliseconds, outcome, status, ...result, part: null, isWithout: false, missing: 0 },
    covered: led === undefined ? 1 + (along?.length ?? 0) : null,
    mayHaveArrived: arrivedPerhaps({ outcome, status, ...result }),
  };
}

function arrivedPerhaps({ code, args, ...attempt }: Pick<AttemptRecord, "outcome" | "status"> & StoredCode): boolean {
  return mayHaveArrived(attempt, readResult(code, args));
}
