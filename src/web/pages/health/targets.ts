import { codeToJson } from "../../../alerts/stored-code.ts";
import { outageText, resultText } from "../../../locale/recorded-text.ts";
import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";

/** Targets that currently accept nothing, by name: disabled ones, and those that asked us to wait for long. */
export function targetsToJson(
  outages: readonly Outage[],
  waits: readonly TargetWait[],
): Readonly<Record<string, object>> {
  const shown = new Map<string, object>();
  for (const { target, since, reason } of outages) {
    shown.set(target, { offSince: instant(since), reason: outageText("en", reason), ...codeToJson(reason) });
  }
  for (const { target, since, until, ...answer } of waits) {
    const wait = { waitingUntil: instant(until), since: instant(since), answer: resultText("en", answer) };
    // Of a target that is off too, the code says why it is off.
    shown.set(target, { ...codeToJson(answer), ...shown.get(target), ...wait });
  }
  return Object.fromEntries(shown);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
