import type { Outcome } from "../channels/channel.ts";
import type { Message } from "../channels/message.ts";
import type { Destination } from "../channels/registry.ts";
import { sayResult } from "../locale/result.ts";
import { send } from "./attempt.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import { rememberedAfter } from "./order.ts";
import type { Ports } from "./ports.ts";
import { switchTargetOn } from "./switch-on.ts";

/** What the other side made of a test message. */
export interface Tested {
  readonly outcome: Outcome["kind"];
  /** Null where no answer came. */
  readonly status: number | null;
  readonly note: string;
  readonly milliseconds: number;
  /** The target was out of order, or switched off, and is not any more. */
  readonly switchedOn: boolean;
}

/** Somebody waits for the answer: a pace is waited for, in milliseconds, a long wait that the target asked for is not. */
const LONGEST_WAIT = 3_000;

/**
 * Sends it once, when the target's pace allows. It is no delivery: nothing of it is recorded or tried again. A target
 * that takes it is in order again.
 */
export async function sendTest(
  ports: Ports,
  journal: Journal,
  memory: Memory,
  destination: Destination,
  message: Message,
): Promise<Tested> {
  const { notBefore } = memory.get();
  const wait = notBefore - ports.now();
  if (wait > LONGEST_WAIT) {
    const note = `nothing was sent: the target asked to be left alone until ${new Date(notBefore).toISOString()}`;
    return { outcome: "retry", status: null, note, milliseconds: 0, switchedOn: false };
  }
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  const startedAt = ports.now();
  const outcome = await send(ports, destination, message);
  const now = ports.now();
  await memory.remember(rememberedAfter(memory.get(), outcome, [], destination.pace, now));
  // Where D1 can not be told, whoever asked for it asks again.
  const on = outcome.kind === "sent" ? await switchTargetOn(ports, journal, memory) : null;
  const { kind, status = null, result } = outcome;
  const note = sayResult("en", result);
  const switchedOn = on?.kind === "on" && on.wasOff;
  const tested = { outcome: kind, status, note, milliseconds: now - startedAt, switchedOn };
  ports.log({ event: "test", target: ports.target, channel: destination.channel, ...tested });
  return tested;
}
