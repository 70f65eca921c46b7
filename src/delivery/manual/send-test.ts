import type { Outcome } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import { storedResult } from "../../channels/result.ts";
import { sayResult } from "../../locale/result.ts";
import { StoreUnavailable } from "../../store/database.ts";
import { waitStatement } from "../../store/deliveries/target-waits.ts";
import { sendMessage } from "../courier/attempt.ts";
import { pacedAfter } from "../courier/auto-disable.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import type { TargetStateStore } from "../courier/target-state.ts";
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
 * Sends one test message, when the target's rate allows, regardless of a wait. It is not a delivery: it is not recorded
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
  const outcome = await sendMessage(ports, destination, message, { id: crypto.randomUUID(), part: null });
  const now = ports.now();
  await targetState.remember(pacedAfter(targetState.get(), outcome, destination.pace, now));
  await showWait(ports, targetState, outcome);
  // If D1 cannot be written, the person must try again.
  const on = outcome.kind === "sent" ? await endWait(ports, journal, targetState) : null;
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

/** A long wait in the response is shown like any other. */
async function showWait({ db, target }: Ports, targetState: TargetStateStore, { result }: Outcome): Promise<void> {
  const { wait } = targetState.get();
  if (!wait?.isLong) return;
  try {
    await db.batch([waitStatement({ target, since: wait.since, until: wait.until, ...storedResult(result) })]);
  } catch (error) {
    // The next delivery shows it.
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}
