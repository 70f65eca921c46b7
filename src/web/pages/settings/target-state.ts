import type { Config } from "../../../config/config.ts";
import { storedOutage } from "../../../locale/recorded-text.ts";
import type { DigestTimes } from "../../../statistics/period.ts";
import type { Outage } from "../../../store/deliveries/outages.ts";
import type { TargetWait } from "../../../store/deliveries/target-waits.ts";
import type { CappedCount } from "../../../store/deliveries/waiting-counts.ts";
import type { TargetMove } from "../../../store/target-moves.ts";

/** The reason of a target that a person has disabled. */
export const BY_HAND = storedOutage({ code: "switched-off" });

/** A target as administrators see it. */
export interface TargetState {
  readonly name: string;
  /** Null: it is no longer in the settings. */
  readonly known: {
    readonly channel: string;
    readonly language: string;
    readonly show: readonly string[];
    readonly fallback: string | null;
    readonly digest: DigestTimes | null;
  } | null;
  /** Null: it is not disabled. */
  readonly outage: Outage | null;
  /** Null: it did not ask us to wait for long. */
  readonly wait: TargetWait | null;
  /** Where its conversation has moved; null: it has not, or its settings have changed since. */
  readonly movedTo: string | null;
  readonly pending: CappedCount;
}

const NONE: CappedCount = { count: 0, more: false };

/** Those in the settings in their order, then disabled or waiting ones that are no longer in the settings. */
export function targetStates(
  { targets }: Config,
  outages: readonly Outage[],
  waits: readonly TargetWait[],
  moves: readonly TargetMove[],
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
    const address = target?.destination.address;
    const movedTo = moves.find((one) => one.target === name && one.address === address)?.to ?? null;
    return { name, known, outage, wait, movedTo, pending: pending.get(name) ?? NONE };
  });
}
