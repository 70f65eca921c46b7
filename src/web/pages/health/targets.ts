import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";
import { storedResultText } from "../../request/answer-words.ts";

/** Targets that currently accept nothing, by name: disabled ones, and those that asked us to wait for long. */
export function targetsToJson(
  outages: readonly Outage[],
  waits: readonly TargetWait[],
): Readonly<Record<string, object>> {
  const shown = new Map<string, object>();
  for (const { target, since, reason } of outages) shown.set(target, { offSince: instant(since), reason });
  for (const { target, since, until, ...answer } of waits) {
    const wait = { waitingUntil: instant(until), since: instant(since), answer: storedResultText("en", answer) };
    shown.set(target, { ...shown.get(target), ...wait });
  }
  return Object.fromEntries(shown);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
