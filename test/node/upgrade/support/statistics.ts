import * as v from "valibot";
import { differences, type Way } from "./differences.ts";
import type { Seen } from "./look.ts";

const speed = v.object({ claimed: v.nullable(v.number()), "won-back": v.nullable(v.number()) });
const figures = v.looseObject({ open: v.number(), "resolved-otherwise": v.number() });
const schema = v.looseObject({
  days: v.array(figures),
  total: v.looseObject({ ...figures.entries, speed }),
  before: v.looseObject({ ...figures.entries, speed }),
  queues: v.array(v.looseObject({ ...figures.entries, before: figures })),
});
type Statistics = v.InferOutput<typeof schema>;

/** Newer versions keep times in steps of 5 %. */
const TOLERANCE = 0.06;

/**
 * What of the statistics of a day is otherwise. `endedByThemselves` is how many alerts of the day are those of chats that
 * are spam by now: version 0.1 leaves them out, newer ones end them and count them as resolved.
 */
export function changed(before: object, after: object, way: Way, endedByThemselves: number): readonly string[] {
  const [was, is] = [v.parse(schema, before), v.parse(schema, after)];
  const more = (notWonBack(is) - notWonBack(was)) * (way === "update" ? 1 : -1);
  return [
    ...differences(comparable(was), comparable(is), way),
    ...(more < 0 || more > endedByThemselves ? [`${notWonBack(was)} not won back became ${notWonBack(is)}`] : []),
    ...slower(was.total.speed, is.total.speed),
    ...slower(was.before.speed, is.before.speed),
  ];
}

/** How many alerts end by themselves. */
export function endedByThemselves({ chats }: Seen): number {
  return chats.filter(({ spam, reasons }) => spam && reasons.length > 0).length;
}

/** Without what is compared by itself. Queues may come in another order. */
function comparable({ days, total, before, queues, ...rest }: Statistics) {
  const byName = queues.toSorted((one, other) => String(one.queue).localeCompare(String(other.queue)));
  return {
    ...rest,
    days: days.map(counted),
    total: { ...counted(total), speed: null },
    before: { ...counted(before), speed: null },
    queues: byName.map(({ before, ...queue }) => ({ ...counted(queue), before: counted(before) })),
  };
}

function counted({ open: _, "resolved-otherwise": __, ...rest }: v.InferOutput<typeof figures>) {
  return rest;
}

function notWonBack({ total }: Statistics): number {
  return total.open + total["resolved-otherwise"];
}

function slower(was: v.InferOutput<typeof speed>, is: v.InferOutput<typeof speed>): readonly string[] {
  return (["claimed", "won-back"] as const).flatMap((which) => {
    const [one, other] = [was[which], is[which]];
    const isClose = one === null || other === null ? one === other : Math.abs(one - other) <= 1 + TOLERANCE * one;
    return isClose ? [] : [`the median to ${which}: ${one} s became ${other} s`];
  });
}
