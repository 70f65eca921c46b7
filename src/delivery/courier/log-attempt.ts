import type { Entry } from "./journal-entry.ts";
import type { Composed, Ports } from "./ports.ts";

/** One line for an attempt. The entry is as it stands after it. */
export function logAttempt(
  { log, target }: Ports,
  channel: string,
  { message, attempts, ended, code, end }: Entry,
): void {
  const made = attempts.at(-1);
  const [first] = message.members;
  const became = [...new Set([...ended.map(({ status }) => status), ...(end === null ? ["pending"] : [])])];
  log({
    event: "delivery",
    ...{ delivery: first?.id, told: made?.covered, target, channel, message: message.id, attempt: message.made },
    ...{ became: became.join(", "), code, at: made?.at, milliseconds: made?.milliseconds },
    ...{ outcome: made?.outcome, status: made?.status, result: made?.code },
  });
}

export function logSuppressed({ log, target }: Ports, { suppressed }: Composed): void {
  if (suppressed.length === 0) return;
  const deliveries = suppressed.map(({ delivery: { id } }) => id);
  log({ event: "delivery", deliveries, target, outcome: "suppressed" });
}
