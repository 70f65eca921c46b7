import { env } from "cloudflare:workers";
import { watched } from "../../../delivery/faults/support/calls.ts";
import { but } from "../../support/direct.ts";

/** Where a run is ended: at which call, counted from 0, and whether that one has still acted. */
export interface End {
  readonly call: number;
  readonly acted: boolean;
}

/** D1 and KV of a run that ends like this, or never, and every call that it makes. */
export function mortal(end: End | null) {
  const calls: string[] = [];
  const through = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const call = calls.length;
    calls.push(name);
    if (end !== null && call > end.call) throw new Error("killed");
    if (call !== end?.call) return act();
    if (end.acted) await act();
    throw new Error("killed");
  };
  const DB = watched(env.DB, (method) => `D1 ${method}`, through);
  const TRANSCRIPTS = watched(env.TRANSCRIPTS, (method) => `KV ${method}`, through);
  return { changes: { DB, TRANSCRIPTS }, calls };
}

/** D1 of which every answer is lost once, after it has acted: it is asked again. */
export function forgetful() {
  const batch = async (statements: D1PreparedStatement[]) => {
    await env.DB.batch(statements);
    return env.DB.batch(statements);
  };
  return { DB: but(env.DB, { batch }) };
}

/** Every way to end a run of so many calls. */
export function ends(calls: number): readonly End[] {
  return Array.from({ length: calls }, (_, call) => [true, false].map((acted) => ({ call, acted }))).flat();
}
