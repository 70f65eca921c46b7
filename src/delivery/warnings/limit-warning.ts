import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import type { Limit } from "../../store/d1-failure.ts";
import { isWarningDue, type LimitWarningLog } from "../courier/limit-warning-log.ts";
import type { Ports } from "../courier/ports.ts";
import { sendAside } from "../courier/sending.ts";
import type { TargetStateStore } from "../courier/target-state.ts";

/** The target that is warned of D1 limits, from the names of all targets; null if there is none. */
export function limitWarningTarget(engineers: readonly string[], targets: readonly string[]): string | null {
  return engineers.find((name) => targets.includes(name)) ?? targets[0] ?? null;
}

/**
 * Warns the target that D1 has reached a limit, if that is due and the target's rate allows. It does not use D1, so it
 * is not a delivery, leaves the journal alone, and does not count as a failure.
 */
export async function warnOfLimit(
  ports: Pick<Ports, "target" | "io" | "now" | "log">,
  targetState: TargetStateStore,
  notices: LimitWarningLog,
  limit: Limit,
  destination: Destination,
  message: Message,
): Promise<void> {
  const triedAt = ports.now();
  const { notBefore, wait } = targetState.get();
  if (Math.max(notBefore, wait?.until ?? 0) > triedAt || !isWarningDue(notices.last(limit), triedAt)) return;
  const sentAt = notices.last(limit)?.sentAt ?? null;
  // Before the request: if the courier is stopped during it, it is not sent again every minute.
  await notices.remember(limit, { triedAt, sentAt });
  // That the target has moved is learned again by the next delivery, which D1 can be told of.
  const { moved } = targetState.get();
  const { outcome, isSent } = await sendAside(ports, targetState, destination, message);
  const now = ports.now();
  if (targetState.get().moved?.to !== moved?.to) await targetState.remember({ moved });
  if (isSent) await notices.remember(limit, { triedAt, sentAt: now });
  const { kind, status = null, result } = outcome;
  ports.log({ event: "limit", target: ports.target, limit, outcome: kind, status, result: result.code });
}
