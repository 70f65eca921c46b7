import { StoreUnavailable } from "../../store/database.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import { concludeInterrupted } from "../courier/recovery.ts";
import { settle } from "../courier/settle.ts";

/** D1 does not answer, or has not been told yet what the journal holds. */
export interface Unavailable {
  readonly kind: "unavailable";
}

/**
 * Does what somebody asks for by hand. D1 may hold as pending what the journal knows as ended, so it is told first:
 * nothing that was sent is sent again, and no end that is told late undoes what was asked for.
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
