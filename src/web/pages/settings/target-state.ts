import type { Config } from "../../../config/config.ts";
import { storedOutage } from "../../../locale/recorded.ts";
import type { DigestTimes } from "../../../statistics/period.ts";
import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";
import type { CappedCount } from "../../../store/deliveries/waiting-counts.ts";

/** Why a target is off that somebody has switched off. */
export const BY_HAND = storedOutage({ code: "switched-off" });

/** A target as somebody who looks after it sees it. */
export interface TargetState {
  readonly name: string;
  /** Null: the settings know it no more. */
  readonly known: {
    readonly channel: string;
    readonly language: string;
    readonly show: readonly string[];
    readonly fallback: string | null;
    readonly digest: DigestTimes | null;
  } | null;
  /** Null: it is in order. */
  readonly outage: Outage | null;
  /** Null: it did not ask to be left alone for long. */
  readonly wait: TargetWait | null;
  readonly pending: CappedCount;
}

const NONE: CappedCount = { count: 0, more: false };

/** Those of the settings in their order, then those that take nothing still though the settings know them no more. */
export function targetStates(
  { targets }: Config,
  outages: readonly Outage[],
  waits: readonly TargetWait[],
  pending: ReadonlyMap<string, CappedCount>,
): readonly TargetState[] {
  const gone = [...outages, ...waits].map(({ target }) => target).filter((name) => !targets.has(name));
  return [...targets.keys(), ...new Set(gone)].map((name) => {
    const target = targets.get(name);
    const known =
      target === undefined
        ? null
        : {
            channel: target.destination.channel,
            language: target.language,
            show: target.show,
            fallback: target.fallback,
            digest: target.digest,
          };
    const outage = outages.find((one) => one.target === name) ?? null;
    const wait = waits.find((one) => one.target === name) ?? null;
    return { name, known, outage, wait, pending: pending.get(name) ?? NONE };
  });
}
