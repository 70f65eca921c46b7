import { faultOf } from "../../log.ts";
import { overdueTargets } from "../../store/deliveries/overdue.ts";
import { readCron } from "../../store/heartbeat.ts";
import { MINUTE } from "../../time/durations.ts";
import { hasStalled } from "../cron-state.ts";
import type { Context } from "./context.ts";
import { wake } from "./wake.ts";

/**
 * A delivery that has been due for less than this, in milliseconds, may be under way: whoever recorded it wakes its
 * courier.
 */
const OVERDUE = MINUTE;

/** After a webhook or a page, once a minute: if the cron has stalled, wakes the couriers that it should have woken. */
export function wakeOverdue(context: Context): void {
  if (context.mayLookAfterCron()) context.after(standIn(context));
}

async function standIn(context: Context): Promise<void> {
  try {
    const db = context.openDatabase();
    const now = context.now();
    if (!hasStalled(await readCron(db), now)) return;
    const known = context.settings.ok ? [...context.settings.config.targets.keys()] : [];
    const overdue = await overdueTargets(db, known, now - OVERDUE);
    if (overdue.length === 0) return;
    context.log({ event: "cron", outcome: "stalled", woken: overdue });
    await wake(overdue, context);
  } catch (error) {
    context.log({ event: "cron", outcome: "failed", ...faultOf(error) });
  }
}
