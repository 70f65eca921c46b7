import type { Message } from "../channels/message.ts";
import type { Destination } from "../channels/registry.ts";
import { send } from "./attempt.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";

/** What the other side made of a test message. */
export interface Tested {
  readonly outcome: "sent" | "retry" | "dead";
  /** Null where no answer came. */
  readonly status: number | null;
  readonly note: string;
  readonly milliseconds: number;
}

/** Somebody waits for the answer: a pace is waited for, in milliseconds, a long wait that the target asked for is not. */
const LONGEST_WAIT = 3_000;

/** Sends it once, when the target's pace allows. It is no delivery: nothing of it is recorded or tried again. */
export async function sendTest(
  ports: Ports,
  journal: Journal,
  destination: Destination,
  message: Message,
): Promise<Tested> {
  const wait = journal.notBefore() - ports.now();
  if (wait > LONGEST_WAIT) {
    const note = `nothing was sent: the target asked to be left alone until ${new Date(journal.notBefore()).toISOString()}`;
    return { outcome: "retry", status: null, note, milliseconds: 0 };
  }
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  const startedAt = ports.now();
  const outcome = await send(ports, destination, message);
  const now = ports.now();
  const asked = outcome.kind === "retry" ? (outcome.waitUntil ?? 0) : 0;
  await journal.holdUntil(Math.max(now + destination.pace, asked));
  const { kind, status = null, note } = outcome;
  const tested = { outcome: kind, status, note, milliseconds: now - startedAt };
  ports.log({ event: "test", target: ports.target, channel: destination.channel, ...tested });
  return tested;
}
