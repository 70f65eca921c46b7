import type { Config } from "../../config.ts";
import type { DigestTimes } from "../../reports/period.ts";
import type { Outage } from "../../store/outages.ts";
import type { CappedCount } from "../../store/waiting.ts";

/** Why a target is off that somebody has switched off. */
export const BY_HAND = "switched off by hand";

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
  readonly pending: CappedCount;
}

const NONE: CappedCount = { count: 0, more: false };

/** Those of the settings in their order, then those that are off still though the settings know them no more. */
export function targetStates(
  { targets }: Config,
  outages: readonly Outage[],
  pending: ReadonlyMap<string, CappedCount>,
): readonly TargetState[] {
  const gone = outages.map(({ target }) => target).filter((name) => !targets.has(name));
  return [...targets.keys(), ...gone].map((name) => {
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
    return { name, known, outage, pending: pending.get(name) ?? NONE };
  });
}
