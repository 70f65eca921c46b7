import { StoreUnavailable } from "../../store/database.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import { concludeInterrupted } from "../courier/recovery.ts";
import { settle } from "../courier/settle.ts";

/** D1 does not answer, or does not know yet what the journal holds. */
export interface Unavailable {
  readonly kind: "unavailable";
}

/**
 * Runs a manual action. D1 may list as pending what the journal knows as ended, so D1 is updated first: nothing is sent
 * twice, and no outcome that is written late undoes the action.
 */
export async function settledFirst<Result>(
  ports: Ports,
  journal: Journal,
  work: () => Promise<Result>,
): Promise<Result | Unavailable> {
  try {
    await concludeInterrupted(ports, journal);
    await settle(ports, journal);
    return journal.entries().length > 0 ? { kind: "unavailable" } : await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    ports.log({ event: "by-hand", target: ports.target, outcome: "unavailable", cause: error.failure });
    return { kind: "unavailable" };
  }
}
