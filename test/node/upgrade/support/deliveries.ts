import { differences, type Way } from "./differences.ts";
import type { Delivery } from "./look.ts";

/**
 * What of these deliveries is lost or otherwise. Version 0.1 knows no messages: of what went out in one it shows no
 * attempts, neither in whose message it was told nor until when that waits. What it has tried itself stands among them.
 */
export function changedDeliveries(
  before: readonly Delivery[],
  after: readonly Delivery[],
  way: Way,
): readonly string[] {
  const named = new Map(after.map((one) => [one.id, one]));
  return before.flatMap((was) => {
    const is = named.get(was.id);
    if (is === undefined) return [`${was.id} is lost`];
    if (was.attempts.length === is.attempts.length) return differences(was, is, way, was.id);
    const [fewer, more] = way === "update" ? [was, is] : [is, was];
    const gone = fewer.attempts.filter(
      (attempt) => !more.attempts.some((other) => differences(attempt, other, "update").length === 0),
    );
    return [
      ...gone.map(({ when }) => `${was.id}: the attempt of ${when} is lost`),
      ...differences(withoutMessages(was), withoutMessages(is), way, was.id),
    ];
  });
}

function withoutMessages({ attempts: _, toldWith: __, due: ___, ...rest }: Delivery): object {
  return rest;
}
