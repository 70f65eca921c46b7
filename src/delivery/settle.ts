import { StoreUnavailable } from "../store/database.ts";
import { settleStatement } from "../store/deliveries.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";

/** As many at once as keep a batch small. */
const AT_ONCE = 20;

/**
 * Tells D1 what became of messages, and erases what it has confirmed. What it can not be told stays in the journal: then
 * false.
 */
export async function settle(ports: Ports, journal: Journal): Promise<boolean> {
  const entries = journal.entries().slice(0, AT_ONCE);
  const statements = entries.flatMap(({ deliveries, conclusion }) =>
    conclusion === null
      ? []
      : deliveries.map((id) => settleStatement(id, conclusion.attempt, conclusion.step, ports.now())),
  );
  if (statements.length === 0) return true;
  try {
    await ports.db.batch(statements);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    ports.log({ event: "settle", target: ports.target, outcome: "unavailable", messages: entries.length });
    return false;
  }
  for (const entry of entries) if (entry.conclusion !== null) await journal.erase(entry);
  return true;
}
