import * as v from "valibot";
import { differences } from "./differences.ts";

const speed = v.object({ claimed: v.nullable(v.number()), "won-back": v.nullable(v.number()) });
const figures = v.looseObject({ open: v.number(), "resolved-otherwise": v.number() });
const schema = v.looseObject({
  days: v.array(figures),
  total: v.looseObject({ ...figures.entries, speed }),
  before: v.looseObject({ ...figures.entries, speed }),
  queues: v.array(v.looseObject({ ...figures.entries, before: figures, openByNow: v.number() })),
  openByNow: v.number(),
});

/** Newer versions keep times in steps of 5 %. */
const TOLERANCE = 0.06;

/**
 * What of the statistics of days is otherwise. Alerts that end by themselves (see kept.ts) count as open in version 0.1
 * and as resolved in newer ones, so the two are added up; queues may come in another order.
 */
export function changed(before: readonly object[], after: readonly object[]): readonly string[] {
  const [was, is] = [before, after].map((days) => v.parse(v.array(schema), days));
  return (was ?? []).flatMap((one, index) => {
    const other = is?.[index];
    if (other === undefined) return ["the statistics of a day are lost"];
    return [
      ...differences(comparable(one), comparable(other)),
      ...slower(one.total.speed, other.total.speed),
      ...slower(one.before.speed, other.before.speed),
    ];
  });
}

type Statistics = v.InferOutput<typeof schema>;

function comparable({ days, total, before, queues, openByNow: _, ...rest }: Statistics) {
  const byName = queues.toSorted((one, other) => String(one.queue).localeCompare(String(other.queue)));
  return {
    ...rest,
    days: days.map(added),
    total: { ...added(total), speed: null },
    before: { ...added(before), speed: null },
    queues: byName.map(({ openByNow: _, before, ...queue }) => ({ ...added(queue), before: added(before) })),
  };
}

function added({ open, "resolved-otherwise": otherwise, ...rest }: v.InferOutput<typeof figures>) {
  return { ...rest, notWonBack: open + otherwise };
}

function slower(was: v.InferOutput<typeof speed>, is: v.InferOutput<typeof speed>): readonly string[] {
  return (["claimed", "won-back"] as const).flatMap((which) => {
    const [one, other] = [was[which], is[which]];
    const isClose = one === null || other === null ? one === other : Math.abs(one - other) <= 1 + TOLERANCE * one;
    return isClose ? [] : [`the median to ${which}: ${one} s became ${other} s`];
  });
}
