import { storedEnd } from "../../locale/recorded.ts";
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
 * While a target asks to be left alone for long, another is told what is due: the first of those who stand in for it
 * that takes something. It ends here, and does not come back. Returns whether there may be more of it.
 */
export async function reassignPending(
  ports: Ports,
  journal: Journal,
  standIns: readonly string[],
  until: number,
): Promise<boolean> {
  const { db, target, now, log, wake } = ports;
  // What D1 has not been told yet may have been sent: it is told first.
  if (standIns.length === 0 || journal.entries().length > 0) return false;
  const aside = journal.aside().flatMap(({ ended }) => ended.map(({ id }) => id));
  const ids = await reassignable(db, target, aside, now());
  if (ids.length === 0) return false;
  const [heir] = await takingAmong(db, standIns, now());
  if (heir === undefined) return false;
  const end = storedEnd({ code: "target-waiting", until, to: heir });
  const redirected = readReassigned(
    await db.batch([...reassignStatements(ids, heir, end, now()), endEmptyStatement(target, now())]),
  );
  log({ event: "redirect", target, heir, deliveries: redirected });
  await wake(heir);
  return redirected >= AT_ONCE;
}
