import { switchOn } from "../store/outages.ts";
import type { Journal } from "./journal.ts";
import type { Memory } from "./memory.ts";
import type { Ports } from "./ports.ts";
import { type Unavailable, whenSettled } from "./when-settled.ts";

/** `wasOff`: it was switched off, or out of order. */
export type SwitchedOn = { readonly kind: "on"; readonly wasOff: boolean } | Unavailable;

/** Puts the target in order again: what was kept for it goes out, and it may fail as long as any other. */
export function switchTargetOn(ports: Ports, journal: Journal, memory: Memory): Promise<SwitchedOn> {
  return whenSettled(ports, journal, async () => {
    const wasOff = await switchOn(ports.db, ports.target, ports.now());
    await memory.remember({ failingSince: null, gatherUntil: 0 });
    return { kind: "on", wasOff };
  });
}
