import type { Outcome } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import { storedResult } from "../../channels/result.ts";
import { sayResult } from "../../locale/result.ts";
import { StoreUnavailable } from "../../store/database.ts";
import { waitStatement } from "../../store/deliveries/target-waits.ts";
import { readRecipientMarks, recipientMarksStatement } from "../../store/mail/recipient-marks.ts";
import { moveStatements } from "../../store/target-moves.ts";
import type { Journal } from "../courier/journal.ts";
import { addressesIn } from "../courier/parts/progress.ts";
import type { Ports } from "../courier/ports.ts";
import { sendAside } from "../courier/sending.ts";
import type { Moved, TargetStateStore } from "../courier/target-state.ts";
import { endWait } from "./enable-target.ts";

/** The response to a test message. */
export interface Tested {
  readonly outcome: Outcome["kind"];
  /** Null if there was no response. */
  readonly status: number | null;
  /** In English. */
  readonly note: string;
  /** What it answered, as a result is stored. */
  readonly code: string;
  readonly args: string;
  readonly milliseconds: number;
  /** The target was disabled, and is enabled now. */
  readonly switchedOn: boolean;
}

/**
 * Sends one test message to each recipient, when the target's rate allows, regardless of a wait. It is not a delivery: it is not recorded
 * or retried, and does not count as a failure. A target that accepts it is enabled.
 */
export async function sendTest(
  ports: Ports,
  journal: Journal,
  targetState: TargetStateStore,
  destination: Destination,
  message: Message,
): Promise<Tested> {
  const pace = Math.min(targetState.get().notBefore - ports.now(), destination.pace);
  if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace));
  const startedAt = ports.now();
  const marks = await marksOf(ports, destination.parts(message) ?? []);
  const isMarked = (name: string) => marks.has(name.toLowerCase());
  const { outcome, isSent, moved } = await sendAside(ports, targetState, destination, message, isMarked);
  const now = ports.now();
  await show(ports, targetState, outcome, moved);
  // If D1 cannot be written, the person must try again.
  const on = isSent && outcome.kind !== "out-of-order" ? await endWait(ports, journal, targetState) : null;
  const { kind, status = null, result } = outcome;
  const switchedOn = on?.kind === "on" && on.wasOff;
  const milliseconds = now - startedAt;
  const { target, log } = ports;
  log({
    event: "test",
    target,
    channel: destination.channel,
    outcome: kind,
    status,
    ...result,
    milliseconds,
    switchedOn,
  });
  const note = sayResult("en", result);
  return { outcome: kind, status, note, ...storedResult(result), milliseconds, switchedOn };
}

/** If D1 cannot be read, all get it: somebody is waiting for it. */
async function marksOf({ db }: Ports, names: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const addresses = addressesIn(names, {});
  if (addresses.length === 0) return new Map();
  try {
    const [rows] = await db.batch([recipientMarksStatement(addresses)]);
    return readRecipientMarks(rows);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return new Map();
  }
}

/** A long wait in the response is shown like any other, and where the target has moved. */
async function show(
  { db, target, now }: Ports,
  targetState: TargetStateStore,
  { result }: Outcome,
  moved: Moved | null,
): Promise<void> {
  const { wait } = targetState.get();
  const statements = [
    ...(wait?.isLong ? [waitStatement({ target, since: wait.since, until: wait.until, ...storedResult(result) })] : []),
    ...(moved === null ? [] : moveStatements({ target, address: moved.from, to: moved.to }, now())),
  ];
  if (statements.length === 0) return;
  try {
    await db.batch(statements);
  } catch (error) {
    // The next delivery shows it.
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}
