import type { Attempt, Delivery, Step } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";
import type { Message } from "../channels/message.ts";
import type { Destination } from "../channels/registry.ts";
import { StoreUnavailable } from "../store/database.ts";
import type { Entry, Journal } from "./journal.ts";
import type { Composed, Ports, Recipient } from "./ports.ts";
import { nextStep } from "./waits.ts";

/** Sends one delivery: intent, request, outcome, in this order. Returns what becomes of it. */
export async function attempt(
  ports: Ports,
  journal: Journal,
  { destination, compose }: Recipient,
  delivery: Delivery,
): Promise<Step> {
  const composed = await ready(compose, delivery);
  const entry: Entry = {
    message: crypto.randomUUID(),
    deliveries: [delivery.id],
    earlier: delivery.attempts,
    startedAt: ports.now(),
    conclusion: null,
  };
  if (composed.kind === "suppressed") {
    const step: Step = { status: "suppressed", note: composed.reason };
    await journal.conclude(entry, { attempt: null, step });
    ports.log({ event: "delivery", delivery: delivery.id, target: ports.target, outcome: "suppressed" });
    return step;
  }
  if (composed.kind === "message") await journal.intend(entry);
  const outcome = composed.kind === "message" ? await send(ports, destination, composed.message) : composed.outcome;
  const now = ports.now();
  const step = nextStep(outcome, delivery.attempts, now, ports.random());
  const made = attemptOf(entry, outcome, now);
  await journal.conclude(entry, { attempt: made, step });
  const asked = outcome.kind === "retry" ? (outcome.waitUntil ?? 0) : 0;
  await journal.holdUntil(Math.max(now + destination.pace, asked));
  ports.log({
    event: "delivery",
    delivery: delivery.id,
    target: ports.target,
    channel: destination.channel,
    attempt: delivery.attempts.length + 1,
    became: step.status,
    ...made,
  });
  return step;
}

type Ready = Composed | { readonly kind: "fault"; readonly outcome: Outcome };

/** A chat that can not be put into words is our fault; it must neither stop the others nor vanish. */
async function ready(compose: Recipient["compose"], delivery: Delivery): Promise<Ready> {
  try {
    return await compose(delivery);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return { kind: "fault", outcome: { kind: "retry", note: "our own fault: the message could not be composed" } };
  }
}

/** Once. What a channel throws is our own fault, and an outcome like others. */
export async function send(ports: Ports, destination: Destination, message: Message): Promise<Outcome> {
  try {
    return await destination.send(message, { ...ports.io, now: ports.now() });
  } catch {
    return { kind: "retry", note: "our own fault: the message could not be sent" };
  }
}

function attemptOf(entry: Entry, outcome: Outcome, now: number): Attempt {
  return {
    message: entry.message,
    at: entry.startedAt,
    milliseconds: now - entry.startedAt,
    outcome: outcome.kind,
    status: outcome.status ?? null,
    note: outcome.note,
    asked: outcome.kind === "retry" && outcome.waitUntil !== undefined,
  };
}
