import type { Attempt } from "../alerts/delivery.ts";
import type { Outcome } from "../channels/channel.ts";
import { sayResult } from "../locale/result.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";
import { nextStep } from "./waits.ts";

const OUTCOME: Outcome = { kind: "retry", result: { code: "interrupted" } };

/**
 * An intent without an answer is left by a kill between the two. Nobody can know whether the message arrived, and an
 * alert that comes twice is better than one that is lost: it is tried again.
 */
export async function concludeInterrupted(ports: Ports, journal: Journal): Promise<void> {
  for (const entry of journal.entries()) {
    if (entry.conclusion !== null) continue;
    const now = ports.now();
    const attempt: Attempt = {
      message: entry.message,
      at: entry.startedAt,
      milliseconds: now - entry.startedAt,
      outcome: "retry",
      status: null,
      note: sayResult("en", OUTCOME.result),
      asked: false,
    };
    const random = ports.random();
    const steps = entry.carried.map(({ tries }) => nextStep(OUTCOME, tries, now, random));
    const fallback = ports.addressee.kind === "recipient" ? ports.addressee.fallback : null;
    await journal.conclude(entry, { attempt, steps, fallback, informed: [], recovered: false });
  }
}
