import { but } from "./direct.ts";

interface Fault {
  /** How many batches fail before they are let through. */
  readonly failures?: number;
  readonly message?: string;
  /** The batch is committed, and fails all the same. */
  readonly commits?: boolean;
  /** No batch ever answers. */
  readonly hangs?: boolean;
}

/** D1 that fails as asked, and how many batches came to it. */
export function faultyDatabase(d1: D1Database, fault: Fault) {
  let batches = 0;
  const batch = async (statements: D1PreparedStatement[]) => {
    batches += 1;
    if (fault.hangs) return new Promise<D1Result[]>(() => {});
    const fails = batches <= (fault.failures ?? 0);
    const results = !fails || fault.commits ? await d1.batch(statements) : [];
    if (fails) throw new Error(fault.message ?? "D1_ERROR: Network connection lost.");
    return results;
  };
  return { d1: but(d1, { batch }), batches: () => batches };
}
