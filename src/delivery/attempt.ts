import { type Attempt, type Delivery, isGathered, type Step } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";
import type { Message } from "../channels/message.ts";
import type { Destination } from "../channels/registry.ts";
import { sayResult } from "../locale/result.ts";
import { StoreUnavailable } from "../store/database.ts";
import type { Entry, Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import { inOrder, rememberedAfter } from "./order.ts";
import type { Composed, Ports, Recipient } from "./ports.ts";
import { nextStep } from "./waits.ts";

/**
 * Sends deliveries in one message: intent, request, outcome, in this order. Returns what becomes of each, by its id.
 */
export async function attempt(
  ports: Ports,
  journal: Journal,
  memory: Memory,
  recipient: Recipient,
  together: readonly Delivery[],
): Promise<ReadonlyMap<string, Step>> {
  const composed = await ready(recipient, together);
  const suppressed = await suppress(ports, journal, composed);
  const { message, carried } = composed;
  if (carried.length === 0) return suppressed;
  const entry: Entry = {
    message: crypto.randomUUID(),
    startedAt: ports.now(),
    carried: carried.map(({ id, tries }) => ({ id, tries })),
    conclusion: null,
  };
  const { destination, fallback, informed, outOfOrderAfter } = recipient;
  if (message !== null) await journal.intend(entry);
  const { failingSince } = memory.get();
  const answered = message === null ? NOT_COMPOSED : await send(ports, destination, message);
  const now = ports.now();
  const outcome = message === null ? answered : inOrder(answered, failingSince, outOfOrderAfter, now);
  const random = ports.random();
  const steps = carried.map(({ tries }) => nextStep(outcome, tries, now, random));
  const made = attemptOf(entry, outcome, now);
  const recovered = outcome.kind === "sent" && failingSince !== null;
  await journal.conclude(entry, { attempt: made, steps, fallback, informed, recovered });
  const opensWindow = carried.some(({ kind }) => isGathered(kind));
  if (message !== null)
    await memory.remember(rememberedAfter(memory.get(), outcome, opensWindow ? steps : [], destination.pace, now));
  logAttempt(ports, recipient, carried, steps, made);
  return new Map([...suppressed, ...carried.flatMap(({ id }, index) => pair(id, steps[index]))]);
}

const NOT_COMPOSED: Outcome = { kind: "retry", result: { code: "not-composed" } };

/** What can not be put into words is our fault; it must neither stop the others nor vanish: so the first goes alone. */
async function ready(recipient: Recipient, together: readonly Delivery[]): Promise<Composed> {
  try {
    return await recipient.compose(together);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (together.length > 1) return ready(recipient, together.slice(0, 1));
    return { message: null, carried: together, suppressed: [] };
  }
}

async function suppress(ports: Ports, journal: Journal, { suppressed }: Composed): Promise<ReadonlyMap<string, Step>> {
  if (suppressed.length === 0) return new Map();
  const carried = suppressed.map(({ delivery: { id, tries } }) => ({ id, tries }));
  const entry: Entry = { message: crypto.randomUUID(), startedAt: ports.now(), carried, conclusion: null };
  const steps = suppressed.map(({ reason }): Step => ({ status: "suppressed", note: reason }));
  await journal.conclude(entry, { attempt: null, steps, fallback: null, informed: [], recovered: false });
  const deliveries = carried.map(({ id }) => id);
  ports.log({ event: "delivery", deliveries, target: ports.target, outcome: "suppressed" });
  return new Map(carried.flatMap(({ id }, index) => pair(id, steps[index])));
}

/** Once. What a channel throws is our own fault, and an outcome like others. */
export async function send(
  ports: Pick<Ports, "io" | "now">,
  destination: Destination,
  message: Message,
): Promise<Outcome> {
  try {
    return await destination.send(message, { ...ports.io, now: ports.now() });
  } catch {
    return { kind: "retry", result: { code: "not-sent" } };
  }
}

function attemptOf(entry: Entry, outcome: Outcome, now: number): Attempt {
  return {
    message: entry.message,
    at: entry.startedAt,
    milliseconds: now - entry.startedAt,
    outcome: outcome.kind,
    status: outcome.status ?? null,
    note: sayResult("en", outcome.result),
    asked: outcome.kind === "retry" && outcome.waitUntil !== undefined,
    ...(outcome.kind === "sent" && outcome.ref !== undefined ? { ref: outcome.ref } : {}),
  };
}

function logAttempt(
  { log, target }: Ports,
  { destination: { channel } }: Recipient,
  carried: readonly Delivery[],
  steps: readonly Step[],
  made: Attempt,
): void {
  const [first] = carried;
  const became = [...new Set(steps.map(({ status }) => status))].join(", ");
  const attempts = (first?.tries.made ?? 0) + 1;
  log({
    event: "delivery",
    delivery: first?.id,
    told: carried.length,
    target,
    channel,
    attempt: attempts,
    became,
    ...made,
  });
}

function pair(id: string, step: Step | undefined): readonly (readonly [string, Step])[] {
  return step === undefined ? [] : [[id, step]];
}
