import { storedEnd } from "../../locale/recorded-text.ts";
import {
  AT_ONCE,
  endEmptyStatement,
  readReassigned,
  reassignable,
  reassignStatements,
  takingAmong,
} from "../../store/deliveries/reassign-pending.ts";
import type { Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";

/**
 * During a long wait of the target, notifies the first stand-in that works of what is due, and ends the deliveries here
 * permanently. Returns whether there may be more.
 */
export async function reassignPending(
  ports: Ports,
  journal: Journal,
  standIns: readonly string[],
  until: number,
): Promise<boolean> {
  const { db, target, now, log, wake } = ports;
  // Deliveries that D1 does not know about may have been sent: D1 is updated first.
  if (standIns.length === 0 || journal.entries().length > 0) return false;
  const aside = journal.aside().flatMap(({ ended }) => ended.map(({ id }) => id));
  const ids = await reassignable(db, target, aside, now());
  if (ids.length === 0) return false;
  const [standIn] = await takingAmong(db, standIns, now());
  if (standIn === undefined) return false;
  const end = storedEnd({ code: "target-waiting", until, to: standIn });
  const redirected = readReassigned(
    await db.batch([...reassignStatements(ids, standIn, end, now()), endEmptyStatement(target, now())]),
  );
  log({ event: "redirect", target, fallback: standIn, deliveries: redirected });
  await wake(standIn);
  return redirected >= AT_ONCE;
}
