import type { Statement } from "../../store/database.ts";
import { switchOn } from "../../store/deliveries/outages.ts";
import { hasDue } from "../../store/deliveries/overdue.ts";
import { forgetRefusedStatement } from "../../store/deliveries/set-aside.ts";
import { retryFailedNowStatements } from "../../store/deliveries/settle.ts";
import { waitOverStatement } from "../../store/deliveries/target-waits.ts";
import type { Journal } from "../courier/journal.ts";
import type { Ports } from "../courier/ports.ts";
import type { TargetStateStore } from "../courier/target-state.ts";
import { sendNow } from "./resend.ts";
import { settledFirst, type Unavailable } from "./settled-first.ts";

/** `wasOff`: it was disabled. */
export type EnabledTarget = { readonly kind: "on"; readonly wasOff: boolean } | Unavailable;

/**
 * Enables the target: kept deliveries go out, and its failures are counted anew. A wait ends: the target is probed now
 * with what is due. Enabling also confirms that somebody has looked at what D1 refused.
 */
export function enableTarget(ports: Ports, journal: Journal, targetState: TargetStateStore): Promise<EnabledTarget> {
  return settledFirst(ports, journal, async () => {
    const { db, target, now } = ports;
    const wasOff = await switchOn(db, target, now());
    await db.batch([forgetRefusedStatement(target)]);
    const isWaiting = (targetState.get().wait?.until ?? 0) > now();
    const asks = isWaiting && (await hasDue(db, target, now()));
    if (isWaiting && !asks) await db.batch(waitOver(ports));
    const wait = asks ? sendNow(targetState, now()) : { wait: null };
    await targetState.remember({ failingSince: null, failures: 0, gathering: {}, ...wait });
    return { kind: "on", wasOff };
  });
}

/** Deliveries that waited because the target asked for it are due. */
function waitOver({ target, now }: Ports): readonly Statement[] {
  return [waitOverStatement(target), ...retryFailedNowStatements(target, now())];
}

/** The target has accepted a test message: any wait is over. */
export function endWait(ports: Ports, journal: Journal, targetState: TargetStateStore): Promise<EnabledTarget> {
  return settledFirst(ports, journal, async () => {
    const wasOff = await switchOn(ports.db, ports.target, ports.now());
    await ports.db.batch(waitOver(ports));
    await targetState.remember({ failingSince: null, failures: 0, gathering: {}, wait: null });
    return { kind: "on", wasOff };
  });
}
