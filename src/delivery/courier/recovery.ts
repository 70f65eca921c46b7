import type { Outcome } from "../../channels/channel.ts";
import { concluded } from "./conclude.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";

const OUTCOME: Outcome = { kind: "retry", result: { code: "interrupted" } };

/**
 * An intent without a response remains if the courier was stopped between the two. Nobody can know whether the message
 * arrived, and an alert that arrives twice is better than a lost one: it is retried.
 */
export async function concludeInterrupted(ports: Ports, journal: Journal): Promise<void> {
  for (const entry of journal.entries()) {
    if (entry.startedAt === null) continue;
    const fallback = ports.resolved.kind === "recipient" ? ports.resolved.fallback : null;
    const answered = { outcome: OUTCOME, now: ports.now(), random: ports.random(), fallback };
    await journal.conclude(concluded(entry, { ...answered, informed: [], failingSince: null }));
  }
}
