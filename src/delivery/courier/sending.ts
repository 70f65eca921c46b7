import type { Outcome, Sending } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import { pacedAfter } from "./auto-disable.ts";
import { requestKey } from "./parts/key.ts";
import type { Ports } from "./ports.ts";
import type { Moved, TargetState, TargetStateStore } from "./target-state.ts";

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

/** The message follows so many moves at once; after that it waits as after any failure, so that it never goes in circles. */
const AT_ONCE = 3;

type Before = Pick<TargetState, "moved">;

/** Where the target has moved; null: it has not, or its settings have changed since. */
function movedOf({ moved }: Before, { address = "" }: Pick<Destination, "address">): Moved | null {
  return moved?.from === address ? moved : null;
}

/** For the request. */
export function sendingTo(before: Before, destination: Pick<Destination, "address">): { readonly movedTo?: string } {
  const moved = movedOf(before, destination);
  return moved === null ? {} : { movedTo: moved.to };
}

export interface Followed {
  /** `movedTo` is left where the message is to be sent there at once. */
  readonly outcome: Outcome;
  readonly moved: Moved | null;
  /** It has moved just now. */
  readonly isNews: boolean;
}

/** What a response says of the target's address. */
export function follow(answered: Outcome, before: Before, destination: Pick<Destination, "address">): Followed {
  const known = movedOf(before, destination);
  if (answered.kind !== "retry" || answered.movedTo === undefined) {
    const moved = known !== null && answered.kind === "sent" ? { ...known, times: 0 } : known;
    return { outcome: answered, moved, isNews: false };
  }
  const { movedTo, ...waits } = answered;
  if (movedTo === known?.to) return { outcome: waits, moved: known, isNews: false };
  const moved = { from: destination.address ?? "", to: movedTo, times: (known?.times ?? 0) + 1 };
  return { outcome: moved.times > AT_ONCE ? waits : answered, moved, isNews: true };
}

/** Of a message that is no delivery, so many parts are sent: more would take too long at the target's rate. */
const MOST_PARTS = 10;

/** What became of a message that is no delivery. */
export interface SentAside {
  /** The first failure; if there was none, the last success. */
  readonly outcome: Outcome;
  /** Somebody has it. */
  readonly isSent: boolean;
  /** The target has moved just now. */
  readonly moved: Moved | null;
}

/**
 * Sends a message that is no delivery to each recipient once, at the target's rate: not recorded, and not retried but for
 * one move. `isLeftOut`: a recipient that gets nothing, unless it is the only one.
 */
export async function sendAside(
  ports: Pick<Ports, "io" | "now">,
  targetState: TargetStateStore,
  destination: Destination,
  message: Message,
  isLeftOut = (_name: string) => false,
): Promise<SentAside> {
  const names = destination.parts(message) ?? [];
  const kept = names.filter((name) => !isLeftOut(name));
  const [first = null, ...more] = (kept.length === 0 ? names : kept).slice(0, MOST_PARTS);
  const id = crypto.randomUUID();
  let moved: Moved | null = null;
  const sendPart = async (part: string | null, isAgain = false): Promise<Outcome> => {
    const before = targetState.get();
    const key = await requestKey({ id }, false, part);
    const answered = await sendMessage(ports, destination, message, {
      ...{ id: key, part },
      ...sendingTo(before, destination),
    });
    const followed = follow(answered, before, destination);
    if (followed.isNews) moved = followed.moved;
    const paced = pacedAfter(before, followed.outcome, destination.pace, ports.now());
    await targetState.remember({ ...paced, moved: followed.moved });
    const isFollowed = followed.outcome.kind === "retry" && followed.outcome.movedTo !== undefined;
    if (!isFollowed || isAgain) return followed.outcome;
    await pause(destination.pace);
    return sendPart(part, true);
  };
  const outcomes = [await sendPart(first)];
  for (const part of more) {
    const last = outcomes.at(-1);
    // It concerns all of them.
    if (last?.kind === "out-of-order" || (last?.kind === "retry" && last.waitUntil !== undefined)) break;
    await pause(destination.pace);
    outcomes.push(await sendPart(part));
  }
  const [outcome = { kind: "retry", result: { code: "not-sent" } }] = [
    ...outcomes.filter(({ kind }) => kind !== "sent"),
    ...outcomes.toReversed(),
  ];
  return { outcome, isSent: outcomes.some(({ kind }) => kind === "sent"), moved };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
